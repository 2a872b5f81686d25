package dev.reckoner.audit;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.crypto.Digest;
import java.util.Set;

/**
 * An answer that the case holds, with whose word it is.
 *
 * @param row the entry
 * @param vouch whose key signed it
 * @param isolated true if an isolation of that key is in force
 * @param held which of the digests that it names as evidence the case holds
 */
public record GivenAnswer(AnswerRow row, KeyVouch vouch, boolean isolated, Set<Digest> held) {
    public GivenAnswer {
        held = Set.copyOf(held);
    }

    /** What it says. */
    public AnswerStatement statement() {
        return row.answer().statement();
    }

    /** True if it is shown to be the word of whoever it names: by its key, which nobody has isolated. */
    public boolean isItsWord() {
        return vouch.isVouched() && !isolated;
    }

    /** True if it answers to what a check found about that claim, whenever it did. */
    public boolean answers(Digest claim, String code) {
        return statement().findings().stream()
                .anyMatch(finding ->
                        finding.claim().equals(claim) && finding.code().equals(code));
    }

    /** True if it answers to anything about that claim. */
    public boolean isAbout(Digest claim) {
        return statement().findings().stream()
                .anyMatch(finding -> finding.claim().equals(claim));
    }
}
