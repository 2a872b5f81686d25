package dev.reckoner.audit;

import dev.reckoner.audit.LedgerState.Against;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.witness.HeadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The ledger's state in the audit's terms. */
final class LedgerView {
    private LedgerView() {}

    static LedgerState unverified(Ledger ledger) {
        return LedgerState.unverified(ledger.size(), ledger.root(), standing(ledger), ledger.conflicts());
    }

    private static Standing standing(Ledger ledger) {
        if (!ledger.conflicts().isEmpty()) {
            return Standing.CONFLICT;
        }
        return ledger.isRetired() ? Standing.ENDED : Standing.OPEN;
    }

    /**
     * Recomputes everything from the disk, and then what the entries add up to: of entries that were changed that says nothing.
     *
     * @param folder of the case, in which the head lies that everything is compared with
     * @throws CancellationException if that was asked for
     */
    static LedgerState verify(Ledger ledger, Path folder, Instant now, TaskProgress progress) throws IOException {
        var found = ledger.verify((done, total, what) -> {
            progress.report(done, what.equals("entries") ? ledger.size() : total, what);
            if (progress.cancelled()) {
                throw new CancellationException("Verifying was stopped");
            }
        });
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
                standing(ledger),
                failures.stream().map(LedgerFailure::toString).toList(),
                Optional.of(new LedgerState.Verified(
                        now,
                        parts,
                        failures,
                        found.notes(),
                        found.sound(),
                        failures.isEmpty() ? Optional.of(against(ledger, folder)) : Optional.empty())));
    }

    private static Against against(Ledger ledger, Path folder) throws IOException {
        var head = Checkpoint.parse(HeadFiles.checkpoint(folder.resolve("head")).text());
        return new Against(head.size(), keys(ledger));
    }

    private static List<String> keys(Ledger ledger) {
        return ledger.keys().stream().map(NoteKey::id).toList();
    }
}
