package dev.reckoner.audit;

import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.ScratchTables;
import dev.reckoner.ledger.projection.ProjectionTables;
import dev.reckoner.ledger.projection.ProjectionTables.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Works out from the entries of a case what they add up to: to fill its tables anew, or to compare them. */
final class Projecting {
    private static final int MOST_DIFFERENCES = 100;

    private Projecting() {}

    /** What the case's tables say, once they are up to date: made anew where they are of another version. */
    static CaseProjection current(Ledger ledger) throws IOException {
        var stored = projection(ledger, ledger.pendingTables());
        if (!stored.isComplete() || stored.applied() > ledger.size()) {
            return anew(ledger, TaskProgress.SILENT);
        }
        if (stored.applied() < ledger.size()) {
            catchUp(ledger, stored);
        }
        return stored;
    }

    private static void catchUp(Ledger ledger, CaseProjection stored) throws IOException {
        try {
            committed(ledger, () -> apply(ledger, stored, TaskProgress.SILENT));
        } catch (LedgerException e) {
            throw e.code().equals("LG-DATABASE")
                    ? new LedgerException(
                            "LG-PROJECTION",
                            "The tables of the case cannot have come from its entries. Make them anew with 'reckoner rebuild'.",
                            e)
                    : e;
        }
    }

    private static CaseProjection projection(Ledger ledger, CaseTables tables) throws IOException {
        return new CaseProjection(tables, new CaseEntries(ledger::pendingEntry));
    }

    /** Work on the tables. */
    private interface Work {
        void run() throws IOException;
    }

    /**
     * In one commit; where the ledger records nothing any more, step by step: where that is interrupted, it is begun again when the
     * case opens.
     */
    private static void committed(Ledger ledger, Work work) throws IOException {
        if (!ledger.conflicts().isEmpty() || ledger.isRetired()) {
            work.run();
            return;
        }
        try (var batch = ledger.begin()) {
            work.run();
            batch.commit();
        }
    }

    /** Empties the case's tables and applies every entry. */
    static CaseProjection anew(Ledger ledger, TaskProgress progress) throws IOException {
        committed(ledger, () -> fill(ledger, ledger.pendingTables(), progress));
        return projection(ledger, ledger.pendingTables());
    }

    private static void fill(Ledger ledger, CaseTables tables, TaskProgress progress) throws IOException {
        ProjectionTables.clear(tables);
        apply(ledger, projection(ledger, tables), progress);
    }

    private static void apply(Ledger ledger, CaseProjection projection, TaskProgress progress) throws IOException {
        try (var entries = ledger.entries(projection.applied())) {
            for (var entry : (Iterable<LedgerEntry>) entries::iterator) {
                projection.apply(entry);
                if ((entry.index() + 1) % CaseEntries.NEWEST == 0) {
                    projection.flush();
                    progress.report(entry.index() + 1, ledger.size(), "Working out what the entries add up to");
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        projection.complete();
    }

    /**
     * A comparison.
     *
     * @param rows how many were compared
     * @param differences what is not as the entries say
     */
    record Compared(long rows, List<LedgerFailure> differences) {}

    /** Compares the case's tables with what the entries add up to, worked out beside it. */
    static Compared compared(Ledger ledger, TaskProgress progress) throws IOException {
        try (var scratch = ScratchTables.create()) {
            fill(ledger, scratch, progress);
            long[] rows = {0};
            var differences =
                    ProjectionTables.compare(ledger.tables(), scratch, MOST_DIFFERENCES, count -> rows[0] = count);
            return new Compared(
                    rows[0], differences.stream().map(Projecting::failure).toList());
        }
    }

    private static LedgerFailure failure(Difference difference) {
        return new LedgerFailure(
                LedgerPart.PROJECTIONS,
                "LG-PROJECTION",
                TableWords.of(difference) + " The entries hold: make the tables anew with 'reckoner rebuild'.",
                OptionalLong.empty(),
                Optional.of(difference.table()
                        + difference.column().map(column -> "." + column).orElse("")));
    }
}
