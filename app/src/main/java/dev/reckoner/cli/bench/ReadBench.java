package dev.reckoner.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.TrailWalk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What reading signed responses costs over parsing the same lines with Jackson alone: strict JSON, the canonical request and all
 * hashes of a response, handed to a sink that hashes blobs and keeps nothing. Both sides are timed by the processors' time that
 * they take, since Reckoner reads on every core, and by the clock.
 */
final class ReadBench implements Bench {
    private static final int RESPONSES = 10_000;
    private static final double MOST = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofMillis(500);

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String description() {
        return "Signed responses from their files to claims with all hashes, beside Jackson alone on the same lines.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (var made = setting.trail(RESPONSES)) {
            List<Path> files = files(made.folder());
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            int responses = made.trail().responses();
            requireAll(responses, read(files));
            var processors = new Contest(WARM_UP, ROUND, Contest.PROCESSORS);
            Timings cpu = processors.run(() -> read(files), () -> parse(files), setting.rounds());
            report.table("All " + responses + " responses, time of the processors", cpu);
            Timings clock =
                    new Contest(Duration.ZERO, ROUND).run(() -> read(files), () -> parse(files), setting.rounds());
            report.table("All " + responses + " responses, by the clock", clock);
            double once = Timings.quantile(clock.ours(), 0.5);
            report.say(String.format(
                    Locale.ROOT,
                    "%.1f microseconds of a processor for a response; %.0f responses and %.0f MB a second by the clock",
                    Timings.quantile(cpu.ours(), 0.5) / 1_000 / responses,
                    responses * 1e9 / once,
                    bytes * 1e3 / once));
            report.figure(new Figure("read.over-jackson", cpu.ratio(), Figure.Bound.AT_MOST, MOST));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static int read(List<Path> files) throws IOException {
        var sink = new Counting();
        for (Path file : files) {
            TrailWalk.installed().read(file, sink);
        }
        return sink.claims;
    }

    private static void parse(List<Path> files) throws IOException {
        var mapper = new ObjectMapper();
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    mapper.readTree(line);
                }
            }
        }
    }

    private static void requireAll(int responses, int claims) {
        if (claims != responses) {
            throw new IllegalStateException("Of " + responses + " responses " + claims + " were read.");
        }
    }

    /** Hashes blobs, as a case must, and keeps nothing. */
    private static final class Counting implements TrailSink {
        private int claims;

        @Override
        public void claim(Claim claim) {
            claims++;
        }

        @Override
        public void evidence(Evidence evidence) {}

        @Override
        public void values(Digest of, Collection<Digest> held) {}

        @Override
        public void party(Party party) {}

        @Override
        public void problem(ReadProblem problem) {
            throw new IllegalStateException(problem.toString());
        }

        @Override
        public Digest blob(InputStream bytes) throws IOException {
            return Digest.sha256(bytes.readAllBytes());
        }

        @Override
        public Digest blob(byte[] bytes) {
            return Digest.sha256(bytes);
        }
    }
}
