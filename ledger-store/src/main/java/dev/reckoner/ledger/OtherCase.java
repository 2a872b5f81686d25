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
     * @param foreignKey true if the key in the folder is none of that case either, so that not the head alone is of another
     */
    static Optional<LedgerFailure> saidBy(String note, String origin, boolean foreignKey) {
        return named(note)
                .filter(name -> !name.equals(origin))
                .map(name -> foreignKey ? database(origin, name) : head(origin, name));
    }

    private static LedgerFailure database(String origin, String name) {
        return LedgerFailure.of(
                LedgerPart.OUTSIDE_HEAD,
                CODE,
                "the database is that of the case " + Printable.of(origin) + ", and the file 'head' is of the case "
                        + Printable.of(name)
                        + ": most likely the database of another case was put into this folder. The key in this folder is none"
                        + " of the database's case either.");
    }

    private static LedgerFailure head(String origin, String name) {
        return LedgerFailure.of(
                LedgerPart.OUTSIDE_HEAD,
                "LG-OUTSIDE-HEAD-FORGED",
                "the file 'head' is of another case, " + Printable.of(name) + "; the database and the key are those of "
                        + Printable.of(origin) + ".");
    }

    private static Optional<String> named(String note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()).origin());
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
