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
 * @param notes what is to be known beside it and is no damage
 * @param sound up to where the entries are certainly those that were signed; empty where nothing proves it of any
 */
public record LedgerVerification(
        long entries,
        String root,
        long blobs,
        List<CheckedPart> parts,
        List<LedgerFailure> found,
        List<LedgerNote> notes,
        Optional<Sound> sound) {
    public LedgerVerification {
        parts = List.copyOf(parts);
        found = List.copyOf(found);
        notes = List.copyOf(notes);
    }

    /**
     * The entries from the first on that are those which a signed head vouches for: all of them, unless entries or heads were
     * changed, taken out or put in. It says nothing of blobs and tables.
     *
     * @param entries how many
     * @param recorded when the last of them was recorded, as that entry says
     */
    public record Sound(long entries, Instant recorded) {}

    /** What does not agree, each with its code, the entry and the field; empty when all agrees. */
    public List<String> failures() {
        return found.stream().map(LedgerFailure::toString).toList();
    }
}
