package dev.reckoner.ui.reputation;

import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.Outcome;
import java.util.List;

/**
 * An event with what it rests on.
 *
 * @param number of the event in the list
 * @param rests the claims, those against the subject first
 * @param more how many claims are left out
 * @param answers what parties say to it, oldest first
 */
record Detail(int number, SubjectEvent event, List<Rest> rests, int more, List<GivenAnswer> answers) {
    /**
     * A claim that an event rests on.
     *
     * @param label the producer's name for it
     * @param words what was found
     * @param outcome what that counts for
     * @param weight how much
     */
    record Rest(Digest claim, String label, String words, Outcome outcome, double weight) {}

    Detail {
        rests = List.copyOf(rests);
        answers = List.copyOf(answers);
    }

    /** Every claim of the event. */
    List<Digest> claims() {
        return switch (event) {
            case SubjectEvent.Audited audited ->
                audited.day().verdicts().stream()
                        .map(verdict -> verdict.verdict().claim().id())
                        .toList();
            case SubjectEvent.Troubled troubled -> troubled.claims();
            default -> List.of();
        };
    }
}
