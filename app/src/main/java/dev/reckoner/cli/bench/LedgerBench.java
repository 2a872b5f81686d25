package dev.reckoner.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.NewEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What recording costs over hashing the same bytes and writing them to one file: entries of about 1 KB, each with three blobs of
 * 500 bytes, in one durable batch on one thread. Making and deleting the case is not timed.
 */
final class LedgerBench implements Bench {
    private static final int ENTRIES = 200_000;
    private static final int MANY = 1_000_000;
    private static final int BLOBS = 3;
    private static final int BLOB_BYTES = 500;
    private static final int ENTRY_BYTES = 1_000;
    /** Of an entry: what is neither the words nor the digests of its blobs. */
    private static final int FRAME_BYTES = 318;

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int MOST_ROUNDS = 7;
    private static final double MOST = 4;
    private static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    private final byte[] blob = new byte[BLOB_BYTES];
    private final byte[] entry = new byte[ENTRY_BYTES];
    private final String words = "w".repeat(ENTRY_BYTES - FRAME_BYTES);

    LedgerBench() {
        new Random(1).nextBytes(blob);
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String description() {
        return "Recording 200,000 entries of 1 KB with three blobs of 500 bytes each, beside hashing the same bytes and"
                + " writing them to a file; at most " + MOST_ROUNDS + " rounds.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        int rounds = Math.min(setting.rounds(), MOST_ROUNDS);
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        var folder = Files.createTempDirectory("reckoner-bench");
        try {
            recorded(folder);
            for (int i = 0; i < rounds; i++) {
                ours.add(recorded(folder));
                peer.add(written(folder.resolve("file")));
            }
            Files.delete(folder.resolve("file"));
            report(ours, peer, report);
            new LedgerContests(folder, setting.responses().orElse(MANY), rounds, report).run();
        } finally {
            BenchFolder.delete(folder);
        }
    }

    private static void report(List<Double> ours, List<Double> peer, Report report) {
        var timings = new Timings(ENTRIES, ours, peer);
        report.table("Entries with their blobs", timings);
        report.say(String.format(
                Locale.ROOT,
                "%.2f times the ceiling, which is %.0f entries a second here.",
                timings.ratio(),
                1e9 / Timings.quantile(ours, 0.5)));
        report.figure(new Figure("ledger.append.ratio", timings.ratio(), Figure.Bound.AT_MOST, MOST));
    }

    /** Nanoseconds for an entry. */
    private double recorded(Path folder) throws IOException {
        var place = Files.createTempDirectory(folder, "case");
        double took;
        try (var ledger = Ledger.create(place, "bench", TIME)) {
            long started = System.nanoTime();
            try (var batch = ledger.begin()) {
                for (int i = 0; i < ENTRIES; i++) {
                    batch.add(entry(ledger, i));
                }
                batch.commit();
            }
            took = (double) (System.nanoTime() - started) / ENTRIES;
        }
        BenchFolder.delete(place);
        return took;
    }

    private NewEntry entry(Ledger ledger, int number) throws IOException {
        var body = JsonNodeFactory.instance.objectNode().put("number", number).put("words", words);
        for (int i = 0; i < BLOBS; i++) {
            body.put(
                    "blob" + i,
                    ledger.blobs().put(numbered(blob, number * BLOBS + i)).toString());
        }
        return new NewEntry(EntryKind.EVIDENCE, TIME, body);
    }

    private static byte[] numbered(byte[] bytes, int number) {
        byte[] copy = bytes.clone();
        ByteBuffer.wrap(copy).putInt(number);
        return copy;
    }

    /** The ceiling: nanoseconds for hashing and writing the bytes of an entry and its blobs, forced to disk at the end. */
    private double written(Path file) throws IOException {
        long started = System.nanoTime();
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            for (int i = 0; i < ENTRIES; i++) {
                write(numbered(entry, i), buffer, channel);
                for (int j = 0; j < BLOBS; j++) {
                    write(numbered(blob, i * BLOBS + j), buffer, channel);
                }
            }
            flush(buffer, channel);
            channel.force(true);
        }
        return (double) (System.nanoTime() - started) / ENTRIES;
    }

    private static void write(byte[] bytes, ByteBuffer buffer, FileChannel channel) throws IOException {
        byte[] digest = Digest.sha256Function().digest(bytes);
        if (buffer.remaining() < digest.length + bytes.length) {
            flush(buffer, channel);
        }
        buffer.put(digest).put(bytes);
    }

    private static void flush(ByteBuffer buffer, FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
