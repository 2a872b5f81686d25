package dev.reckoner.ui.ledger;

import java.util.function.LongConsumer;

/**
 * What can be done about a ledger that does not agree.
 *
 * @param verify recomputes everything
 * @param show shows an entry
 * @param rebuild makes the tables anew
 * @param restore asks for a backup to restore
 * @param export writes what was found to a file
 */
record VerifyActions(Runnable verify, LongConsumer show, Runnable rebuild, Runnable restore, Runnable export) {}
