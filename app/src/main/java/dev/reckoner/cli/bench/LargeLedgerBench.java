package dev.reckoner.cli.bench;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.MadeClaimEntries;
import dev.reckoner.audit.RecordedCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/**
 * A case of ten million entries, built and verified once: claims with what was found about each, the tree, the heads and the
 * tables that are drawn from the entries. Meant to be run with a small heap, for example {@code RECKONER_OPTS=-Xmx1g}.
 */
final class LargeLedgerBench implements Bench {
    private static final int ENTRIES = 10_000_000;
    private static final double MOST_HEAP_MB = 1_000;

    @Override
    public String name() {
        return "ledger-large";
    }

    @Override
    public String description() {
        return "A case of 10,000,000 entries, built and verified once, beside reading and hashing its rows bare; its size on"
                + " disk, and the heap.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        int entries = setting.responses().orElse(ENTRIES);
        var folder = Files.createTempDirectory("reckoner-bench");
        try {
            var heap = new LiveHeap();
            build(folder, entries, heap, report);
            verify(folder, heap, report);
            double bare = readAndHashed(folder);
            report.say(String.format(
                    Locale.ROOT, "Reading and hashing the same entries and nodes bare took %.0f s.", bare / 1e9));
            report.figure(new Figure("ledger.large.heap.mb", heap.mostMegabytes(), Figure.Bound.AT_MOST, MOST_HEAP_MB));
        } finally {
            BenchFolder.delete(folder);
        }
    }

    private static void build(Path folder, int entries, LiveHeap heap, Report report) throws IOException {
        long started = System.nanoTime();
        try (var audit =
                RecordedCase.create(folder, new CaseData("Bench", "", "", false, LedgerRows.TIME), Clock.systemUTC())) {
            MadeClaimEntries.record(audit, entries, heap);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        long bytes = BenchFolder.size(folder);
        report.say(String.format(
                Locale.ROOT,
                "%d entries recorded in %.0f s with their tables; %.2f GB on disk, %d bytes an entry.",
                entries,
                seconds,
                bytes / 1e9,
                bytes / entries));
    }

    private static void verify(Path folder, LiveHeap heap, Report report) throws IOException {
        long opening = System.nanoTime();
        try (var audit = RecordedCase.openAsItIs(folder, Clock.systemUTC())) {
            long started = System.nanoTime();
            report.say(String.format(Locale.ROOT, "Opened in %.0f ms.", (started - opening) / 1e6));
            var state = audit.verifyLedger(heap);
            double took = System.nanoTime() - started;
            if (!state.failures().isEmpty()) {
                throw new IOException("The ledger of the bench is not sound: " + state.failures());
            }
            report.say(String.format(Locale.ROOT, "Verified in %.0f s:", took / 1e9));
            for (var part : state.verification().orElseThrow().parts()) {
                report.say(String.format(
                        Locale.ROOT,
                        "  %-12s %12d checked in %7.1f s",
                        part.part().name().toLowerCase(Locale.ROOT),
                        part.count(),
                        part.took().toMillis() / 1e3));
            }
        }
    }

    /** Nanoseconds. */
    private static double readAndHashed(Path folder) throws Exception {
        try (var bare = new BareH2Rows(folder)) {
            long started = System.nanoTime();
            bare.readAndHash();
            return System.nanoTime() - started;
        }
    }
}
