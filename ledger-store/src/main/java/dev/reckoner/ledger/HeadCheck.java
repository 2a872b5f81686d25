package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Do the signed heads fit the entries? */
final class HeadCheck {
    private final KeyHistory keys;
    private final String origin;
    private final BooleanSupplier foreignKey;

    HeadCheck(KeyHistory keys, String origin) {
        this(keys, origin, () -> false);
    }

    /**
     * Of a ledger.
     *
     * @param foreignKey true if no key of the log lies in the file of its keys
     */
    HeadCheck(KeyHistory keys, String origin, BooleanSupplier foreignKey) {
        this.keys = keys;
        this.origin = origin;
        this.foreignKey = foreignKey;
    }

    /** The database's own head: of all entries, and no others. */
    Optional<LedgerFailure> inside(Optional<String> note, long size, byte[] root) {
        if (note.isEmpty()) {
            return inside("LG-HEAD-MISSING", "the database has no signed head.");
        }
        var head = read(note.get());
        if (!isSigned(head)) {
            return inside("LG-HEAD-FORGED", "the head in the database " + unsigned(head));
        }
        var other = byOtherKey(head);
        if (other.isPresent()) {
            return inside(KeyChanges.CODE, "the head in the database " + other.get());
        }
        var said = head.get().said();
        if (said.size() != size) {
            return inside(
                    "LG-HEAD-SIZE",
                    "the head in the database covers " + said.size() + " entries, there are " + size + ".");
        }
        return said.root().equals(Digest.ofSha256(root))
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
        var other = OtherCase.saidBy(note.get(), origin, foreignKey.getAsBoolean());
        if (other.isPresent()) {
            return other;
        }
        var head = read(note.get());
        if (!isSigned(head)) {
            return outside("LG-OUTSIDE-HEAD-FORGED", "the file 'head' " + unsigned(head));
        }
        var byOther = byOtherKey(head);
        if (byOther.isPresent()) {
            return outside(KeyChanges.CODE, "the file 'head' " + byOther.get());
        }
        var said = head.get().said();
        if (said.size() > size) {
            return outside(
                    "LG-ROLLBACK",
                    "the file 'head' covers " + said.size() + " entries, the database has only " + size
                            + ": it was cut or replaced by an older copy.");
        }
        boolean fits = rootThen.filter(root -> said.root().equals(Digest.ofSha256(root)))
                .isPresent();
        return fits
                ? Optional.empty()
                : outside("LG-OUTSIDE-HEAD-ROOT", "the entries do not have the root that the file 'head' signs.");
    }

    private static Optional<LedgerFailure> outside(String code, String sentence) {
        return Optional.of(LedgerFailure.of(LedgerPart.OUTSIDE_HEAD, code, sentence));
    }

    /**
     * Of a note that the keys in force signed: whether it carries a line under this log's own name by yet another key. Then an entry
     * about keys is not where it should be, or the list of such entries was changed.
     */
    private Optional<String> byOtherKey(Optional<Head> head) {
        return otherKey(head)
                .map(id -> "is signed with a key of this log, " + id
                        + ", too, which no entry puts in force there: an entry about keys, or the list of such entries, was changed or"
                        + " taken out.");
    }

    private String unsigned(Optional<Head> head) {
        return "is not signed by the case's key"
                + otherKey(head)
                        .map(id -> ", but under its name with a key, " + id
                                + ", that no entry puts in force there: it was made by somebody else, or the database is older"
                                + " than that key, or an entry about keys was changed or taken out.")
                        .orElse(".");
    }

    private Optional<String> otherKey(Optional<Head> head) {
        if (head.isEmpty()) {
            return Optional.empty();
        }
        var inForce = keys.signersOf(head.get().said().size());
        return head.get().note().signatures().stream()
                .filter(line -> line.name().equals(origin) && inForce.stream().noneMatch(line::names))
                .findFirst()
                .map(NoteSignature::keyId);
    }

    /** True if a signed note carries other lines than one by each key that has to sign it: the ledger writes none. */
    boolean hasOtherLines(String text) {
        var note = SignedNote.parse(text);
        return note.signatures().size()
                != keys.signersOf(Checkpoint.parse(note.text()).size()).size();
    }

    /** What a note says, signed or not; empty if it says nothing about this log. */
    Optional<Checkpoint> said(String text) {
        return read(text).map(Head::said);
    }

    /**
     * A note about this log, signed or not.
     *
     * @param said its text
     */
    private record Head(SignedNote note, Checkpoint said) {}

    private Optional<Head> read(String text) {
        try {
            var note = SignedNote.parse(text);
            var head = new Head(note, Checkpoint.parse(note.text()));
            return head.said().origin().equals(origin) ? Optional.of(head) : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private boolean isSigned(Optional<Head> head) {
        return head.isPresent()
                && keys.signersOf(head.get().said().size()).stream()
                        .allMatch(head.get().note()::isSignedBy);
    }

    /** How a note stands to the keys that have to sign a head of so many entries. */
    SignedNote.Standing standing(SignedNote note) {
        if (signed(note.toString()).isPresent()) {
            return SignedNote.Standing.SIGNED;
        }
        boolean bad = keys.all().stream().anyMatch(key -> note.standing(key) == SignedNote.Standing.BADLY_SIGNED);
        return bad ? SignedNote.Standing.BADLY_SIGNED : SignedNote.Standing.NOT_SIGNED;
    }

    /** What a note says that is signed with every key that has to sign a head of so many entries. */
    Optional<Checkpoint> signed(String text) {
        var head = read(text);
        return isSigned(head) ? head.map(Head::said) : Optional.empty();
    }
}
