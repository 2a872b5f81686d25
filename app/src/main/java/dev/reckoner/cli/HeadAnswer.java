package dev.reckoner.cli;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.LedgerVerification;
import java.util.List;
import java.util.Optional;

/**
 * What came of a head that was kept elsewhere.
 *
 * @param file that it was in
 * @param size entries that it covers
 * @param root that it signs, hexadecimal
 * @param fits true if nothing in it speaks against the case
 * @param decided false if it says nothing about the case
 * @param code of what does not fit
 */
record HeadAnswer(
        String file, long size, String root, boolean fits, boolean decided, Optional<String> code, String sentence) {
    static HeadAnswer of(String file, KeptHead standing) {
        return new HeadAnswer(
                file,
                standing.head().size(),
                standing.head().root().hex(),
                standing.fits(),
                standing.decides(),
                standing.code(),
                standing.sentence());
    }

    /**
     * The same once the entries were verified. Of entries that are damaged another root than the one that a head signs accuses nobody:
     * it would be another one in any case.
     */
    HeadAnswer given(LedgerState state) {
        if (!code.orElse("").equals("LG-FORK")) {
            return this;
        }
        var verified = state.verification();
        var consequences =
                Consequences.in(verified.map(LedgerState.Verified::found).orElse(List.of()));
        long proven = verified.flatMap(LedgerState.Verified::sound)
                .map(LedgerVerification.Sound::entries)
                .orElse(0L);
        return consequences
                .incomparable(size, proven)
                .map(why -> new HeadAnswer(file, size, root, false, false, Optional.of("LG-HEAD-UNKNOWN"), why))
                .orElse(this);
    }

    /** For people. */
    String line() {
        return "Head in " + file + ": " + code.map(word -> word + ": ").orElse("") + sentence;
    }
}
