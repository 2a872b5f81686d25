package dev.reckoner.cli;

import dev.reckoner.ledger.KeptHead;
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

    /** For people. */
    String line() {
        return "Head in " + file + ": " + code.map(word -> word + ": ").orElse("") + sentence;
    }
}
