package dev.reckoner.cli.bench;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.MadeClaimEntries;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The ledger beside the bare database and the bare hash function under it: appending, hashing, verifying, opening. */
final class LedgerContests {
    private static final int BATCH = 10_000;
    private static final int APPENDED = 200_000;
    private static final int FEW = 1_000;
    /** Opening takes milliseconds: as many of another case first as the virtual machine needs to compile what is run. */
    private static final int OPENED_FIRST = 400;

    /** Each leaves a little in the file of the database, so that of many the last take longer. */
    private static final int OPENED = 41;

    private static final double MOST_OVER_BARE = 1.5;
    private static final double LEAST_OF_BARE_HASHING = 0.7;
    private static final double MOST_FOR_SIZE = 1.3;

    private final Path folder;
    private final int entries;
    private final int rounds;
    private final Report report;

    /**
     * In a folder that is emptied by whoever made it.
     *
     * @param entries of the case that is verified and opened
     */
    LedgerContests(Path folder, int entries, int rounds, Report report) {
        this.folder = folder;
        this.entries = entries;
        this.rounds = rounds;
        this.report = report;
    }

    void run() throws Exception {
        append();
        hash();
        verify();
        open();
    }

    private void append() throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            var place = Files.createTempDirectory(folder, "append");
            double took = appended(place.resolve("case"), APPENDED);
            double peer = inserted(place);
            if (i > 0) {
                ours.add(took);
                bare.add(peer);
            }
            BenchFolder.delete(place);
        }
        var timings = new Timings(APPENDED, ours, bare);
        report.table("Appending entries of 1 KB in batches of " + BATCH + ", and inserting the same rows", timings);
        report.figure(new Figure("ledger.insert.ratio", timings.ratio(), Figure.Bound.AT_MOST, MOST_OVER_BARE));
    }

    private static double appended(Path place, int count) throws IOException {
        try (var ledger = Ledger.create(place, "bench", LedgerRows.TIME)) {
            long started = System.nanoTime();
            append(ledger, count);
            return (double) (System.nanoTime() - started) / count;
        }
    }

    private static void append(Ledger ledger, int count) throws IOException {
        for (int from = 0; from < count; from += BATCH) {
            try (var batch = ledger.begin()) {
                for (int i = from; i < Math.min(count, from + BATCH); i++) {
                    batch.add(LedgerRows.entry(i));
                }
                batch.commit();
            }
        }
    }

    private static double inserted(Path place) throws Exception {
        List<BareH2Rows.Row> rows;
        try (var from = new BareH2Rows(place.resolve("case"))) {
            rows = from.rows();
        }
        var into = Files.createDirectory(place.resolve("bare"));
        int batches = APPENDED / BATCH;
        int size = (rows.size() + batches - 1) / batches;
        try (var bare = new BareH2Rows(into)) {
            bare.create();
            long started = System.nanoTime();
            for (int from = 0; from < rows.size(); from += size) {
                bare.insert(rows.subList(from, Math.min(rows.size(), from + size)));
            }
            return (double) (System.nanoTime() - started) / APPENDED;
        }
    }

    private void hash() {
        var contents = new ArrayList<byte[]>(APPENDED);
        for (int i = 0; i < APPENDED; i++) {
            contents.add(LedgerRows.body(i));
        }
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            double took = tree(contents);
            double peer = hashed(contents);
            if (i > 0) {
                ours.add(took);
                bare.add(peer);
            }
        }
        var timings = new Timings(APPENDED, ours, bare);
        report.table("Leaves and inner nodes of a tree, and bare SHA-256 over the same entries", timings);
        report.figure(
                new Figure("ledger.hash.share", 1 / timings.ratio(), Figure.Bound.AT_LEAST, LEAST_OF_BARE_HASHING));
    }

    private static double tree(List<byte[]> contents) {
        long started = System.nanoTime();
        var range = new CompactRange();
        for (var content : contents) {
            range.append(MerkleTree.leaf(content));
        }
        range.root();
        return (double) (System.nanoTime() - started) / contents.size();
    }

    private static double hashed(List<byte[]> contents) {
        long started = System.nanoTime();
        var sha = Digest.sha256Function();
        for (var content : contents) {
            sha.digest(content);
        }
        return (double) (System.nanoTime() - started) / contents.size();
    }

    private void verify() throws Exception {
        var place = folder.resolve("large");
        try (var ledger = Ledger.create(place, "bench", LedgerRows.TIME)) {
            append(ledger, entries);
        }
        var same = BenchFolder.withDatabaseOf(place);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            double took = verified(place);
            double peer = readAndHashed(same);
            if (i > 0) {
                ours.add(took);
                bare.add(peer);
            }
        }
        var timings = new Timings(entries, ours, bare);
        report.table(
                "Verifying " + entries + " entries on " + Runtime.getRuntime().availableProcessors()
                        + " processors, and reading and hashing the same rows on one",
                timings);
        report.figure(new Figure("ledger.verify.ratio", timings.ratio(), Figure.Bound.AT_MOST, MOST_OVER_BARE));
        BenchFolder.delete(place);
        BenchFolder.delete(same);
    }

    private double verified(Path place) throws IOException {
        try (var ledger = Ledger.open(place)) {
            long started = System.nanoTime();
            var found = ledger.verify((done, total, what) -> {});
            long took = System.nanoTime() - started;
            if (!found.failures().isEmpty() || found.entries() != entries + 1) {
                throw new IllegalStateException("The ledger of the bench is not sound: " + found.failures());
            }
            return (double) took / entries;
        }
    }

    private double readAndHashed(Path place) throws Exception {
        try (var bare = new BareH2Rows(place)) {
            long started = System.nanoTime();
            bare.readAndHash();
            return (double) (System.nanoTime() - started) / entries;
        }
    }

    private void open() throws Exception {
        var few = claims(folder.resolve("few"), FEW);
        var many = claims(folder.resolve("many"), entries);
        var first = claims(folder.resolve("first"), FEW);
        var fewBare = BenchFolder.withDatabaseOf(few);
        var manyBare = BenchFolder.withDatabaseOf(many);
        var firstBare = BenchFolder.withDatabaseOf(first);
        for (int i = 0; i < OPENED_FIRST; i++) {
            opened(first);
            openedBare(firstBare);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> small = new ArrayList<>();
        List<Double> smallBare = new ArrayList<>();
        for (int i = 0; i < OPENED; i++) {
            ours.add(opened(many));
            bare.add(openedBare(manyBare));
            small.add(opened(few));
            smallBare.add(openedBare(fewBare));
        }
        var timings = new Timings(1, ours, bare);
        report.table(
                "Opening a case of " + entries + " entries to its first page of claims, and the bare database",
                timings);
        report.figure(new Figure("ledger.open.ratio", timings.ratio(), Figure.Bound.AT_MOST, MOST_OVER_BARE));
        var bySize = new Timings(1, ours, small);
        report.table("The same, and opening a case of " + FEW + " entries", bySize);
        report.table(
                "The bare database of " + entries + " entries, and that of " + FEW, new Timings(1, bare, smallBare));
        report.figure(new Figure("ledger.open.size", bySize.ratio(), Figure.Bound.AT_MOST, MOST_FOR_SIZE));
    }

    private static Path claims(Path place, int count) throws IOException {
        try (var audit =
                RecordedCase.create(place, new CaseData("Bench", "", "", false, LedgerRows.TIME), Clock.systemUTC())) {
            MadeClaimEntries.record(audit, count, TaskProgress.SILENT);
        }
        return place;
    }

    private static double opened(Path place) throws IOException {
        long started = System.nanoTime();
        try (AuditCase audit = RecordedCase.openAsItIs(place, Clock.systemUTC())) {
            if (audit.claims(ClaimCondition.ALL, ClaimOrder.DEFAULT)
                    .first(() -> false)
                    .isEmpty()) {
                throw new IllegalStateException("The case of the bench has no claims");
            }
            return System.nanoTime() - started;
        }
    }

    private static double openedBare(Path place) throws Exception {
        long started = System.nanoTime();
        try (var bare = new BareH2Rows(place)) {
            bare.firstClaims();
            return System.nanoTime() - started;
        }
    }
}
