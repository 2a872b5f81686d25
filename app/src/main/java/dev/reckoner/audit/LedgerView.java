package dev.reckoner.audit;

import dev.reckoner.ledger.Ledger;
import java.io.IOException;

/** The ledger's state in the audit's terms. */
final class LedgerView {
    private LedgerView() {}

    static LedgerState unverified(Ledger ledger) {
        return new LedgerState(ledger.size(), ledger.root(), false, ledger.conflicts());
    }

    static LedgerState verify(Ledger ledger, TaskProgress progress) throws IOException {
        var report = ledger.verify(progress::report);
        return new LedgerState(report.entries(), report.root(), true, report.failures());
    }
}
