package dev.reckoner.cli.bench;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Signed responses with their registry history, read, fully appraised and durably recorded on all cores, beside what the
 * arithmetic allows: the RSA-2048 verifications that OpenSSL makes on the same cores in the same run. One import goes before, so
 * that neither side is timed cold. Making and deleting the case is not timed.
 */
final class ImportBench implements Bench {
    private static final int MOST_ROUNDS = 7;
    private static final double LEAST = 0.25;
    private static final double MOST_HEAP_MB = 512;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String description() {
        return "Signed responses read, appraised and durably recorded, beside the RSA verifications of 'openssl speed'; at most "
                + MOST_ROUNDS + " rounds.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        int rounds = Math.min(setting.rounds(), MOST_ROUNDS);
        var folder = Files.createTempDirectory("reckoner-bench");
        try (var made = setting.trail()) {
            int responses = made.trail().responses();
            List<Double> ours = new ArrayList<>();
            List<Double> peer = new ArrayList<>();
            imported(made.folder(), responses, folder);
            for (int i = 0; i < rounds; i++) {
                ours.add(imported(made.folder(), responses, folder));
                peer.add(1e9 / OpenSslSpeed.rsa2048VerificationsPerSecond());
            }
            var timings = new Timings(responses, ours, peer);
            report.table("A response, and an RSA verification on all cores", timings);
            double ratio = Timings.quantile(peer, 0.5) / Timings.quantile(ours, 0.5);
            report.say(String.format(
                    Locale.ROOT,
                    "%.0f responses a second, %.2f of the verifications that OpenSSL makes; at most %.0f MB of heap after a"
                            + " collection, of %.0f MB",
                    1e9 / Timings.quantile(ours, 0.5),
                    ratio,
                    liveHeapMegabytes(),
                    Runtime.getRuntime().maxMemory() / 1e6));
            report.figure(new Figure("import.of-openssl", ratio, Figure.Bound.AT_LEAST, LEAST));
            report.figure(new Figure("import.heap-mb", liveHeapMegabytes(), Figure.Bound.AT_MOST, MOST_HEAP_MB));
        } finally {
            delete(folder);
        }
    }

    /** Nanoseconds for a response. */
    private static double imported(Path trail, int responses, Path folder) throws IOException {
        var place = folder.resolve("case");
        double took;
        var data = new CaseData("Bench", "", "", false, Clock.systemUTC().instant());
        try (var audit = RecordedCase.create(place, data, Clock.systemUTC())) {
            long started = System.nanoTime();
            var trails = audit.importTrails(List.of(trail), TaskProgress.SILENT);
            took = (double) (System.nanoTime() - started) / responses;
            if (trails.getFirst().claims() != responses) {
                throw new IllegalStateException(
                        "Of " + responses + " responses " + trails.getFirst().claims() + " were read.");
            }
        }
        delete(place);
        return took;
    }

    /** The most that was still in use after a collection, over all rounds. */
    private static double liveHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                        .mapToLong(ImportBench::afterCollection)
                        .sum()
                / 1e6;
    }

    private static long afterCollection(MemoryPoolMXBean pool) {
        return Math.max(0, pool.getCollectionUsage().getUsed());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
