package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The append-only record of a case: entries in canonical JSON, an RFC 6962 tree over them, and a head signed as a C2SP
 * checkpoint under the case's Ed25519 key. A case is a folder: the database, {@code blobs}, the newest {@code head}, the key.
 *
 * <p>What {@link #append} has returned survives a crash. One program writes at a time.
 */
public final class Ledger implements AutoCloseable {
    private final Path incoming;
    private final FolderLock lock;
    private final EntryTable table;
    private final HeadFile headFile;
    private final BlobStore blobs;
    private final NoteSigner signer;
    private final String origin;
    private final List<String> conflicts = new ArrayList<>();
    private CompactRange range;

    private Ledger(Path folder, FolderLock lock, EntryTable table, NoteSigner signer, String origin, CompactRange range)
            throws IOException {
        this.lock = lock;
        this.table = table;
        this.headFile = new HeadFile(folder);
        this.blobs = new BlobStore(folder.resolve("blobs"));
        this.incoming = folder.resolve("blobs").resolve("incoming");
        this.signer = signer;
        this.origin = origin;
        this.range = range;
    }

    /** True if the folder holds a case. */
    public static boolean exists(Path folder) {
        return Database.exists(folder);
    }

    /**
     * Makes a ledger in a new folder, with its key and first entry.
     *
     * @param origin the log's name in checkpoints, without spaces
     * @throws LedgerException LG-EXISTS if the folder already holds one, LG-LOCKED if another program has it open
     */
    public static Ledger create(Path folder, String origin, Instant now) throws IOException {
        if (exists(folder)) {
            throw new LedgerException("LG-EXISTS", folder + " already holds a case.");
        }
        Files.createDirectories(folder);
        var lock = FolderLock.take(folder);
        try {
            return create(folder, lock, origin.replaceAll("[\\s+]", "-"), now);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Ledger create(Path folder, FolderLock lock, String name, Instant now) throws IOException {
        var signer = CaseKey.create(folder, name);
        var table = EntryTable.open(folder);
        try {
            var ledger = new Ledger(folder, lock, table, signer, name, new CompactRange());
            var body = JsonNodeFactory.instance.objectNode();
            body.put("origin", name);
            body.put("key", signer.key().toString());
            ledger.appendFirst(LedgerEntry.of(0, new NewEntry(EntryKind.CASE_OPENED, now, body)));
            return ledger;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    // Here alone the head goes first: a database with entries and no head outside is then never the trace of a crash.
    private void appendFirst(LedgerEntry opened) throws IOException {
        var first = range.copy();
        first.append(opened.row().leaf());
        headFile.write(head(first));
        record(List.of(opened.row()).iterator());
    }

    /**
     * Opens a ledger. A head outside that is older than the database is the trace of a crash between commit and head, and is
     * brought up to date; one that does not fit is kept as a conflict, and nothing can be appended.
     */
    public static Ledger open(Path folder) throws IOException {
        if (!exists(folder)) {
            throw new LedgerException("LG-NO-CASE", folder + " holds no case. Make one with 'reckoner case create'.");
        }
        var lock = FolderLock.take(folder);
        try {
            return open(folder, lock, EntryTable.open(folder));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Ledger open(Path folder, FolderLock lock, EntryTable table) throws IOException {
        try {
            var first = table.rows(0);
            if (first.isEmpty()) {
                throw new LedgerException(
                        "LG-EMPTY",
                        "Making this case was interrupted before its first entry; delete the folder and make it again.");
            }
            var opened = LedgerEntry.read(0, first.getFirst().content());
            var key = key(opened);
            var signer = CaseKey.open(folder, key);
            var origin = opened.body().path("origin").asText();
            var ledger = new Ledger(folder, lock, table, signer, origin, new CompactRange());
            ledger.load();
            return ledger;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private static NoteKey key(LedgerEntry opened) throws LedgerException {
        try {
            return NoteKey.parse(opened.body().path("key").asText());
        } catch (IllegalArgumentException e) {
            throw new LedgerException("LG-KEY", "The first entry names no key: " + e.getMessage(), e);
        }
    }

    /** Rebuilds the tree from the entries' content, which is what will be believed, and compares it with both heads. */
    private void load() throws IOException {
        var outside = headFile.read();
        var outsideSize =
                outside.flatMap(Ledger::checkpoint).map(Checkpoint::size).orElse(-1L);
        range = new CompactRange();
        Optional<byte[]> rootThen = Optional.empty();
        for (var rows = table.rows(0);
                !rows.isEmpty();
                rows = table.rows(rows.getLast().index() + 1)) {
            for (var row : rows) {
                range.append(MerkleTree.leaf(row.content()));
                if (range.size() == outsideSize) {
                    rootThen = Optional.of(range.root());
                }
            }
        }
        var headCheck = new HeadCheck(signer.key(), origin);
        conflicts.addAll(headCheck.inside(table.head(), range.size(), range.root()));
        conflicts.addAll(headCheck.outside(outside, range.size(), rootThen));
        if (conflicts.isEmpty() && outsideSize < range.size()) {
            headFile.write(head());
        }
    }

    private static Optional<Checkpoint> checkpoint(String note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Records entries in one durable commit.
     *
     * @return the entries with their indexes, once they are on disk
     * @throws LedgerException LG-CONFLICT if the ledger does not agree with its heads
     */
    public synchronized List<LedgerEntry> append(List<NewEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return List.of();
        }
        var recorded = new ArrayList<LedgerEntry>(entries.size());
        for (var entry : entries) {
            recorded.add(LedgerEntry.of(range.size() + recorded.size(), entry));
        }
        record(recorded.stream().map(LedgerEntry::row).iterator());
        return List.copyOf(recorded);
    }

    /** Begins a batch of any length; see {@link LedgerBatch}. */
    public LedgerBatch begin() throws IOException {
        return new LedgerBatch(this, new EntrySpool(incoming));
    }

    synchronized long append(EntrySpool spool) throws IOException {
        long first = range.size();
        try (var rows = spool.rows(first)) {
            if (rows.hasNext()) {
                record(rows);
            }
            return first;
        } catch (UncheckedIOException e) {
            throw new LedgerException("LG-BATCH", "The batch could not be read back: " + e.getMessage(), e);
        }
    }

    private void record(Iterator<EntryTable.Row> rows) throws IOException {
        if (!conflicts.isEmpty()) {
            throw new LedgerException(
                    "LG-CONFLICT",
                    "Nothing can be recorded in a ledger that does not agree with its head: " + conflicts.getFirst());
        }
        var next = range.copy();
        table.append(rows, row -> next.append(row.leaf()), () -> head(next));
        range = next;
        headFile.write(head());
    }

    private String head(CompactRange tree) {
        return signer.sign(new Checkpoint(origin, tree.size(), tree.root()).text())
                .toString();
    }

    /** The newest head, a signed checkpoint. */
    public synchronized String head() {
        return head(range);
    }

    /** How many entries. */
    public synchronized long size() {
        return range.size();
    }

    /** The RFC 6962 root, hexadecimal. */
    public synchronized String root() {
        return HexFormat.of().formatHex(range.root());
    }

    /** What did not agree when the ledger was opened; empty as a rule. */
    public List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    /** The case's blobs. */
    public BlobStore blobs() {
        return blobs;
    }

    /** Every entry in order, read in chunks. */
    public Stream<LedgerEntry> entries() throws IOException {
        return entries(0);
    }

    /** Every entry from that index on, up to the newest at the time of the call; read in chunks. */
    public Stream<LedgerEntry> entries(long from) throws IOException {
        long end = size();
        return Stream.iterate(
                        table.rows(from),
                        rows -> !rows.isEmpty(),
                        rows -> chunk(rows.getLast().index() + 1))
                .flatMap(List::stream)
                .takeWhile(row -> row.index() < end)
                .map(Ledger::entry);
    }

    /** The entry at that index; empty beyond the newest. */
    public Optional<LedgerEntry> entry(long index) throws IOException {
        var rows = table.rows(index, 1);
        return rows.isEmpty() || rows.getFirst().index() != index
                ? Optional.empty()
                : Optional.of(LedgerEntry.read(index, rows.getFirst().content()));
    }

    private List<EntryTable.Row> chunk(long from) {
        try {
            return table.rows(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LedgerEntry entry(EntryTable.Row row) {
        try {
            return LedgerEntry.read(row.index(), row.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Recomputes everything from the disk: see {@link LedgerVerification}. */
    public synchronized LedgerVerification verify(VerificationProgress progress) throws IOException {
        table.reopen();
        return new LedgerVerifier(table, headFile, blobs, new HeadCheck(signer.key(), origin), progress).run();
    }

    @Override
    public synchronized void close() throws IOException {
        try (lock) {
            table.close();
        }
    }
}
