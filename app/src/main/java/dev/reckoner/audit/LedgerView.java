package dev.reckoner.audit;

import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger's state in the audit's terms. */
final class LedgerView {
    private LedgerView() {}

    static LedgerState unverified(Ledger ledger) {
        return LedgerState.unverified(ledger.size(), ledger.root(), ledger.conflicts());
    }

    /** Recomputes everything from the disk, and then what the entries add up to: of entries that were changed that says nothing. */
    static LedgerState verify(Ledger ledger, Instant now, TaskProgress progress) throws IOException {
        var found = ledger.verify(progress::report);
        var parts = new ArrayList<>(found.parts());
        var failures = new ArrayList<>(found.found());
        if (failures.isEmpty()) {
            long started = System.nanoTime();
            var compared = Projecting.compared(ledger, progress);
            failures.addAll(compared.differences());
            parts.add(new CheckedPart(
                    LedgerPart.PROJECTIONS, compared.rows(), 0, Duration.ofNanos(System.nanoTime() - started)));
        }
        return new LedgerState(
                found.entries(),
                found.root(),
                failures.stream().map(LedgerFailure::toString).toList(),
                Optional.of(new LedgerState.Verified(now, List.copyOf(parts), List.copyOf(failures), found.sound())));
    }
}
