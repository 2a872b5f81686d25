package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.SignedNote;
import java.util.Optional;

/** Do the signed heads fit the entries? */
final class HeadCheck {
    private final KeyHistory keys;
    private final String origin;

    HeadCheck(KeyHistory keys, String origin) {
        this.keys = keys;
        this.origin = origin;
    }

    /** The database's own head: of all entries, and no others. */
    Optional<LedgerFailure> inside(Optional<String> note, long size, byte[] root) {
        if (note.isEmpty()) {
            return inside("LG-HEAD-MISSING", "the database has no signed head.");
        }
        var head = signed(note.get());
        if (head.isEmpty()) {
            return inside("LG-HEAD-FORGED", "the head in the database is not signed by the case's key.");
        }
        if (head.get().size() != size) {
            return inside(
                    "LG-HEAD-SIZE",
                    "the head in the database covers " + head.get().size() + " entries, there are " + size + ".");
        }
        return head.get().root().equals(Digest.ofSha256(root))
                ? Optional.empty()
                : inside("LG-HEAD-ROOT", "the entries do not have the root that the head in the database signs.");
    }

    private static Optional<LedgerFailure> inside(String code, String sentence) {
        return Optional.of(LedgerFailure.of(LedgerPart.HEADS, code, sentence));
    }

    /**
     * The head in the file outside.
     *
     * @param rootThen root over as many entries as that head covers; empty where there are fewer
     */
    Optional<LedgerFailure> outside(Optional<String> note, long size, Optional<byte[]> rootThen) {
        if (note.isEmpty()) {
            return outside("LG-OUTSIDE-HEAD-MISSING", "the file 'head' beside the database is gone.");
        }
        var head = signed(note.get());
        if (head.isEmpty()) {
            return outside("LG-OUTSIDE-HEAD-FORGED", "the file 'head' is not signed by the case's key.");
        }
        if (head.get().size() > size) {
            return outside(
                    "LG-ROLLBACK",
                    "the file 'head' covers " + head.get().size() + " entries, the database has only " + size
                            + ": it was cut or replaced by an older copy.");
        }
        boolean fits = rootThen.filter(root -> head.get().root().equals(Digest.ofSha256(root)))
                .isPresent();
        return fits
                ? Optional.empty()
                : outside("LG-OUTSIDE-HEAD-ROOT", "the entries do not have the root that the file 'head' signs.");
    }

    private static Optional<LedgerFailure> outside(String code, String sentence) {
        return Optional.of(LedgerFailure.of(LedgerPart.OUTSIDE_HEAD, code, sentence));
    }

    /** What a note says, signed or not; empty if it says nothing about this log. */
    Optional<Checkpoint> said(String text) {
        try {
            var checkpoint = Checkpoint.parse(SignedNote.parse(text).text());
            return checkpoint.origin().equals(origin) ? Optional.of(checkpoint) : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** What a note says that is signed with every key that has to sign a head of so many entries. */
    Optional<Checkpoint> signed(String text) {
        try {
            var note = SignedNote.parse(text);
            var checkpoint = Checkpoint.parse(note.text());
            return checkpoint.origin().equals(origin)
                            && keys.signersOf(checkpoint.size()).stream().allMatch(note::isSignedBy)
                    ? Optional.of(checkpoint)
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
