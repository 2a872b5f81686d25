package dev.reckoner.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Signed responses with their registry history, read, fully appraised and durably recorded on all cores, beside what the
 * arithmetic allows: the RSA-2048 verifications that OpenSSL makes on the same cores in the same run. One import goes before, so
 * that neither side is timed cold; during it the heap is collected again and again, which tells how much of it is in use. Making
 * and deleting the case is not timed.
 */
final class ImportBench implements Bench {
    private static final int RESPONSES = 100_000;
    private static final int MOST_ROUNDS = 7;
    private static final double LEAST = 0.25;
    private static final double MOST_HEAP_MB = 512;

    /**
     * What an import took for each response.
     *
     * @param elapsed nanoseconds by the clock
     * @param computed nanoseconds of all processors, which other programs do not lengthen as much
     */
    private record Took(double elapsed, double computed) {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String description() {
        return "Signed responses, 100,000 where not said otherwise, read, appraised and durably recorded, beside the RSA verifications of 'openssl speed'; at most "
                + MOST_ROUNDS + " rounds.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        int rounds = Math.min(setting.rounds(), MOST_ROUNDS);
        var folder = Files.createTempDirectory("reckoner-bench");
        try (var made = setting.trail(RESPONSES)) {
            int responses = made.trail().responses();
            var heap = new LiveHeap();
            imported(made.folder(), responses, folder, heap);
            List<Double> ours = new ArrayList<>();
            List<Double> computed = new ArrayList<>();
            List<Double> peer = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                var took = imported(made.folder(), responses, folder, TaskProgress.SILENT);
                ours.add(took.elapsed());
                computed.add(took.computed());
                peer.add(1e9 / OpenSslSpeed.rsa2048VerificationsPerSecond());
            }
            var timings = new Timings(responses, ours, peer);
            report.table("A response, and an RSA verification on all cores", timings);
            report.say(String.format(
                    Locale.ROOT,
                    "%.0f responses a second, each %.0f microseconds of a processor; at most %.0f MB of the heap in use",
                    1e9 / Timings.quantile(ours, 0.5),
                    Timings.quantile(computed, 0.5) / 1e3,
                    heap.mostMegabytes()));
            report.figure(new Figure("import.of-openssl", 1 / timings.ratioOfMedians(), Figure.Bound.AT_LEAST, LEAST));
            report.figure(new Figure("import.heap-mb", heap.mostMegabytes(), Figure.Bound.AT_MOST, MOST_HEAP_MB));
        } finally {
            BenchFolder.delete(folder);
        }
    }

    private static Took imported(Path trail, int responses, Path folder, TaskProgress progress) throws IOException {
        var place = folder.resolve("case");
        var data = new CaseData("Bench", "", "", false, Clock.systemUTC().instant());
        Took took;
        try (var audit = RecordedCase.create(place, data, Clock.systemUTC())) {
            long started = System.nanoTime();
            long computed = processorTime();
            var trails = audit.importTrails(List.of(trail), progress);
            took = new Took(
                    (double) (System.nanoTime() - started) / responses,
                    (double) (processorTime() - computed) / responses);
            if (trails.getFirst().claims() != responses) {
                throw new IllegalStateException(
                        "Of " + responses + " responses " + trails.getFirst().claims() + " were read.");
            }
        }
        BenchFolder.delete(place);
        return took;
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
