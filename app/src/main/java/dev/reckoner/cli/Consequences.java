package dev.reckoner.cli;

import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of all that was found only follows from something else that was found, and is no cause of its own.
 *
 * @param entries true if entries were changed or are missing
 * @param roots true if that is known by a signed root alone
 * @param heads true if entries or heads in the database do not agree
 * @param otherCase true if the database is another case's
 */
record Consequences(boolean entries, boolean roots, boolean heads, boolean otherCase) {
    /** Roots over entries that were changed or are missing. */
    private static final Set<String> ROOTS = Set.of("LG-HEAD-ROOT", "LG-OUTSIDE-HEAD-ROOT");

    static Consequences in(List<LedgerFailure> found) {
        return new Consequences(
                found.stream().anyMatch(failure -> failure.part() == LedgerPart.LEAVES),
                found.stream().anyMatch(failure -> failure.code().equals("LG-HEAD-ROOT")),
                found.stream().anyMatch(failure -> Damage.of(failure) == Damage.ENTRIES),
                found.stream().anyMatch(failure -> Damage.of(failure) == Damage.OTHER_CASE));
    }

    /** True if entries are not those that were signed, so that nothing can be said of a root over them. */
    boolean entriesDamaged() {
        return entries || roots;
    }

    /** Where a failure belongs: to its own damage, or to that which it follows from or tells of too. */
    Damage damage(LedgerFailure failure) {
        if (otherCase && failure.part() == LedgerPart.BLOBS) {
            return Damage.OTHER_CASE;
        }
        // That the head beside the database is gone has nothing to do with what is in it.
        boolean ofEntries = failure.part() == LedgerPart.NODES
                || failure.part() == LedgerPart.OUTSIDE_HEAD && !failure.code().equals("LG-OUTSIDE-HEAD-MISSING");
        return heads && ofEntries ? Damage.ENTRIES : Damage.of(failure);
    }

    /** True if it follows from something else. */
    boolean holds(LedgerFailure failure) {
        return switch (failure.part()) {
            case NODES -> heads;
            case HEADS -> entries && ROOTS.contains(failure.code());
            case OUTSIDE_HEAD -> entriesDamaged() && ROOTS.contains(failure.code());
            case BLOBS -> otherCase;
            default -> false;
        };
    }

    /** Why heads that were kept elsewhere cannot be compared beyond some entry; empty where they can. */
    Optional<String> incomparable(long size, long proven) {
        return entriesDamaged() && size > proven
                ? Optional.of("That head covers " + Plural.of(size, "entry", "entries") + ", and "
                        + (proven == 0
                                ? "none of the case's entries is proven to be as it was recorded"
                                : "of the case's only the first " + proven + " are proven to be as they were recorded")
                        + ": whether it fits what was recorded, or tells of a second history, cannot be known from this copy. Hold it"
                        + " against a backup of before: reckoner restore BACKUP NEW-FOLDER --head HEAD")
                : Optional.empty();
    }
}
