package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.audit.LedgerState.Verified;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;

/**
 * What can still be done with a ledger as it was found, and what becomes of it. What is refused here the ledger refuses too, once
 * it has read everything for it: a backup is of all that its head signs, and what is recorded about heads rests on all entries.
 */
final class Offers {
    private Offers() {}

    /** Why no backup is made; empty text where one is. */
    static String backupRefused(LedgerState state) {
        if (state.standing() == Standing.CONFLICT) {
            return Messages.get("ledger.refused.conflict");
        }
        if (entriesDiffer(state)) {
            return Messages.get("ledger.refused.entries.backup");
        }
        return found(state, Cause.Kind.FILES) ? Messages.get("ledger.refused.files.backup") : "";
    }

    /** Why nothing about heads is recorded, neither one of another log nor a cosignature; empty text where it is. */
    static String recordingRefused(LedgerState state) {
        return switch (state.standing()) {
            case ENDED -> Messages.get("ledger.refused.ended");
            case CONFLICT -> Messages.get("ledger.refused.conflict");
            case OPEN -> entriesDiffer(state) ? Messages.get("ledger.refused.entries.record") : "";
        };
    }

    /** What to know before a backup of a ledger that was found to be damaged; empty text where nothing is. */
    static String backupCaution(LedgerState state) {
        return backupRefused(state).isEmpty() ? caution("ledger.caution.backup", state) : "";
    }

    /** What to know before something about heads is recorded in such a ledger; empty text where nothing is. */
    static String recordingCaution(LedgerState state) {
        return recordingRefused(state).isEmpty() ? caution("ledger.caution.record", state) : "";
    }

    /** What cannot be done because of a cause, until something was done about it. */
    static Optional<String> closed(Cause cause, LedgerState state) {
        return switch (cause.kind()) {
            case ENTRIES ->
                entriesDiffer(state) && state.standing() == Standing.OPEN
                        ? Optional.of(Messages.get("ledger.closed.entries"))
                        : Optional.empty();
            case FILES -> Optional.of(Messages.get("ledger.closed.files"));
            case HEAD, OTHER, TABLES -> Optional.empty();
        };
    }

    private static String caution(String key, LedgerState state) {
        return state.failures().isEmpty() ? "" : Messages.get(key, VerifyWords.sentence(state));
    }

    /** A stored hash can differ, or an older head, where the entries are all the same those that the newest head signs. */
    private static boolean entriesDiffer(LedgerState state) {
        boolean proven = state.verification()
                .flatMap(Verified::sound)
                .filter(sound -> sound.entries() == state.entries())
                .isPresent();
        return !proven && found(state, Cause.Kind.ENTRIES);
    }

    private static boolean found(LedgerState state, Cause.Kind kind) {
        List<Cause> causes = VerifyWords.causes(state);
        return causes.stream().anyMatch(cause -> cause.kind() == kind);
    }
}
