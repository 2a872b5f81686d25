package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row about a claim: what lists, filters and counts need, and where in the ledger the rest is.
 *
 * @param number position in the case, from 1, in the order of import
 * @param id the claim's id
 * @param trail number of the trail it came with
 * @param received when it was first imported
 * @param entries where the ledger speaks of it
 * @param words its names
 * @param madeAt when it says it was made
 * @param tier name of its tier
 * @param strip the answers of the checks that the table shows, one character each
 * @param verdict name of the newest verdict of running it again that decides, of the newest where none does
 * @param grounds what was found about it, and on what that rests
 */
public record ClaimFacts(
        long number,
        Digest id,
        int trail,
        Instant received,
        Entries entries,
        Words words,
        Instant madeAt,
        String tier,
        String strip,
        Optional<String> verdict,
        Grounds grounds) {
    /**
     * Sets of {@link GroundSets}, of which most claims have those of many others.
     *
     * @param reasons the reason codes of what was found about it
     * @param rests what its findings rest on beside its own record
     */
    public record Grounds(int reasons, int rests) {
        /** Nothing was found. */
        public static final Grounds NONE = new Grounds(GroundSets.EMPTY, GroundSets.EMPTY);
    }

    /**
     * Indexes of ledger entries.
     *
     * @param made the claim itself, as last completed
     * @param appraised its latest appraisal
     * @param rerun the finding of running it again that stands
     * @param run the run whose verdict stands
     */
    public record Entries(long made, OptionalLong appraised, OptionalLong rerun, OptionalLong run) {}

    /**
     * What it names.
     *
     * @param label the producer's name for it
     * @param provider party id, or {@code not stated}
     * @param operator likewise
     * @param application likewise
     * @param model name and version
     */
    public record Words(String label, String provider, String operator, String application, String model) {}

    /** The same as a later copy of the claim completes it. */
    public ClaimFacts completed(Entries other, Words otherWords) {
        return new ClaimFacts(number, id, trail, received, other, otherWords, madeAt, tier, strip, verdict, grounds);
    }

    /** The same with these entries. */
    public ClaimFacts with(Entries other) {
        return new ClaimFacts(number, id, trail, received, other, words, madeAt, tier, strip, verdict, grounds);
    }

    /** The same with this standing. */
    public ClaimFacts with(String otherTier, String otherStrip, Optional<String> otherVerdict) {
        return new ClaimFacts(
                number, id, trail, received, entries, words, madeAt, otherTier, otherStrip, otherVerdict, grounds);
    }

    /** The same with these grounds. */
    public ClaimFacts with(Grounds other) {
        return new ClaimFacts(number, id, trail, received, entries, words, madeAt, tier, strip, verdict, other);
    }
}
