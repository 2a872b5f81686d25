package dev.reckoner.ui.attribution;

import dev.reckoner.audit.IsolationRow;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;

/** What the ledger says of an isolation: when, by whom, in which entry, of what and why. */
final class IsolationWords {
    private IsolationWords() {}

    static String of(IsolationRow row) {
        var isolation = row.isolation();
        return Messages.get(
                "attribution.isolated",
                Figures.day(row.time()).toString(),
                isolation.by(),
                Figures.count(row.entry()),
                isolation.scope().words(),
                isolation.reason());
    }

    static String of(IsolationRow.Lift lift) {
        return Messages.get(
                "attribution.lifted",
                Figures.day(lift.time()).toString(),
                lift.by(),
                Figures.count(lift.entry()),
                lift.reason());
    }
}
