package dev.reckoner.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param entries entries recomputed
 * @param root RFC 6962 root over them, hexadecimal
 * @param blobs blobs recomputed
 * @param parts what was looked at, in order
 * @param found what does not agree; empty when all agrees
 * @param sound up to where the entries are certainly as they were recorded; empty where no head holds
 */
public record LedgerVerification(
        long entries,
        String root,
        long blobs,
        List<CheckedPart> parts,
        List<LedgerFailure> found,
        Optional<Sound> sound) {
    public LedgerVerification {
        parts = List.copyOf(parts);
        found = List.copyOf(found);
    }

    /**
     * The largest head that the entries still have: what was changed was recorded after it.
     *
     * @param entries how many it covers
     * @param recorded when the last of them was recorded, as that entry says
     */
    public record Sound(long entries, Instant recorded) {}

    /** What does not agree, each with its code, the entry and the field; empty when all agrees. */
    public List<String> failures() {
        return found.stream().map(LedgerFailure::toString).toList();
    }
}
