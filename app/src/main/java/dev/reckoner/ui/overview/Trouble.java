package dev.reckoner.ui.overview;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.LedgerException;

/**
 * Why a case cannot be summed up.
 *
 * @param why in a sentence
 * @param code stable code
 * @param ledger true if its ledger is damaged, where it can be seen what of it
 */
record Trouble(String why, String code, boolean ledger) {
    /** Of a ledger that is known not to agree the first failure says more than what stopped the reading. */
    static Trouble of(Exception failure, LedgerState state) {
        String why = String.valueOf(failure.getMessage());
        if (failure instanceof LedgerException damaged) {
            return new Trouble(damaged.sentence(), damaged.code(), true);
        }
        return new Trouble(why, "UI-OVERVIEW", !state.failures().isEmpty());
    }
}
