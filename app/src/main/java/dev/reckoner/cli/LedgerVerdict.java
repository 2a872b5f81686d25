package dev.reckoner.cli;

import java.util.Locale;

/** What verifying a ledger comes to, in one word; scripts go by it. */
enum LedgerVerdict {
    /** It agrees with itself, and with every head that was given. */
    INTACT(ExitCode.AFFIRMING),
    /** It agrees with itself, and of a head that was given nobody can say whether it fits. */
    UNDECIDED(ExitCode.UNDECIDED),
    /** It agrees with itself, and a head that was kept elsewhere speaks against it. */
    CONTRADICTED(ExitCode.CONTRAINDICATED),
    /** Something in it was changed or is missing. */
    NOT_INTACT(ExitCode.CONTRAINDICATED);

    private final int exit;

    LedgerVerdict(int exit) {
        this.exit = exit;
    }

    /** What the command ends with. */
    int exit() {
        return exit;
    }

    /** For example {@code not-intact}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
