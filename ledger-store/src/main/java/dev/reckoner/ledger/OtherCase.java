package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.SignedNote;
import java.util.Optional;

/** Notices that what lies in the folder of a case comes from two cases: each has a name of its own, with a random end. */
final class OtherCase {
    static final String CODE = "LG-OTHER-CASE";

    private OtherCase() {}

    /**
     * What the head beside the database says of that.
     *
     * @param origin name of the case that the database is of
     */
    static Optional<LedgerFailure> saidBy(String note, String origin) {
        return named(note)
                .filter(name -> !name.equals(origin))
                .map(name -> LedgerFailure.of(
                        LedgerPart.OUTSIDE_HEAD,
                        CODE,
                        "the database is that of the case " + Printable.of(origin)
                                + ", and the file 'head' is of the case " + Printable.of(name)
                                + ": most likely the database of another case was put into this folder."));
    }

    /** The same where the key beside it is not the database's either. */
    static LedgerFailure withKey(LedgerFailure failure, boolean foreignKey) {
        return foreignKey && failure.code().equals(CODE)
                ? LedgerFailure.of(
                        failure.part(),
                        CODE,
                        failure.sentence() + " The key in this folder is none of the database's case either.")
                : failure;
    }

    private static Optional<String> named(String note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()).origin());
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
