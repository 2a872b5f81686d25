package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Cosigner;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The append-only record of a case: entries in canonical JSON, an RFC 6962 tree over them, and a head signed as a C2SP
 * checkpoint under the case's Ed25519 key. A case is a folder: the database, {@code blobs}, the newest {@code head}, the key.
 *
 * <p>What {@link #append} has returned survives a crash. One program writes at a time.
 */
public final class Ledger implements AutoCloseable {
    private final Path folder;
    private final FolderLock lock;
    private final EntryTable table;
    private final EntryReader reader;
    private final HeadFile headFile;
    private final BlobStore blobs;
    private final NoteSigner signer;
    private final String origin;
    private List<LedgerFailure> conflicts;
    private final StoredTree tree;
    private CompactRange range;
    private NodeRow tail;
    private boolean recording;
    /** A write failed: what the database holds is to be looked at before anything else is recorded. */
    private boolean broken;

    private boolean closed;

    private Ledger(
            Path folder,
            FolderLock lock,
            EntryTable table,
            BlobCipher cipher,
            NoteSigner signer,
            String origin,
            LoadedTree loaded)
            throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.table = table;
        this.reader = new EntryReader(table.committed());
        this.headFile = new HeadFile(folder);
        this.signer = signer;
        this.origin = origin;
        this.tree = new StoredTree(table.committed());
        this.range = loaded.range();
        this.tail = loaded.tail();
        this.conflicts = loaded.conflicts();
        if (loaded.headIsOlder()) {
            headFile.write(head());
        }
        this.blobs = new BlobStore(folder.resolve("blobs"), table.packEnd(), cipher);
    }

    /** True if the folder holds a case. */
    public static boolean exists(Path folder) {
        return H2Engine.exists(folder) || CaseDatabase.exists(folder);
    }

    /**
     * Makes a ledger in a new folder, with its key and first entry.
     *
     * @param origin the log's name in checkpoints, without spaces
     * @throws LedgerException LG-EXISTS if the folder already holds one, LG-LOCKED if another program has it open
     */
    public static Ledger create(Path folder, String origin, Instant now) throws IOException {
        return create(folder, origin, now, CaseSetup.PLAIN);
    }

    /** The same, encrypted under a passphrase where one is given. */
    public static Ledger create(Path folder, String origin, Instant now, Optional<Passphrase> passphrase)
            throws IOException {
        return create(folder, origin, now, new CaseSetup(passphrase, Optional.empty()));
    }

    /**
     * The same, encrypted or with its tables on a server. Without its passphrase nobody can open an encrypted case again.
     *
     * @throws LedgerException LG-SHARED-ENCRYPTED if both are asked for
     */
    public static Ledger create(Path folder, String origin, Instant now, CaseSetup setup) throws IOException {
        setup.require();
        if (exists(folder)) {
            throw new LedgerException("LG-EXISTS", folder + " already holds a case.");
        }
        Files.createDirectories(folder);
        return DiskTrouble.saying(folder, () -> created(folder, origin, now, setup));
    }

    private static Ledger created(Path folder, String origin, Instant now, CaseSetup setup) throws IOException {
        var lock = FolderLock.take(folder);
        try {
            return create(folder, lock, origin.replaceAll("[\\s+]", "-"), now, setup);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Ledger create(Path folder, FolderLock lock, String name, Instant now, CaseSetup setup)
            throws IOException {
        var pair = CaseKeys.newPair();
        var signer = new NoteSigner(name, pair);
        var keys = CaseKeys.create(folder, pair, setup.passphrase(), now);
        if (setup.database().isPresent()) {
            setup.database().get().write(folder);
        }
        var table = EntryTable.open(engine(folder, keys));
        try {
            var ledger = new Ledger(folder, lock, table, keys.blobs(), signer, name, LoadedTree.EMPTY);
            var body = JsonNodeFactory.instance.objectNode();
            body.put("origin", name);
            body.put("key", signer.key().toString());
            ledger.appendFirst(new NewEntry(EntryKind.CASE_OPENED, now, body));
            return ledger;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    // Here alone the head goes first: a database with entries and no head outside is then never the trace of a crash.
    private void appendFirst(NewEntry opened) throws IOException {
        var first = range.copy();
        first.append(PreparedEntry.of(opened).leaf());
        try {
            headFile.write(head(first));
            append(List.of(opened));
        } catch (IOException | RuntimeException e) {
            blobs.close();
            throw e;
        }
    }

    /**
     * Opens a ledger. A head outside that is older than the database is the trace of a crash between commit and head, and is
     * brought up to date; one that does not fit is kept as a conflict, and nothing can be appended.
     */
    public static Ledger open(Path folder) throws IOException {
        return open(folder, Optional.empty());
    }

    /**
     * The same with the passphrase of an encrypted case.
     *
     * @throws LedgerException LG-PASSPHRASE-NEEDED without it; LG-PASSPHRASE with another, in which case nothing was changed;
     *     LG-NOT-ENCRYPTED if the case has none
     */
    public static Ledger open(Path folder, Optional<Passphrase> passphrase) throws IOException {
        if (!exists(folder)) {
            throw noCase(folder);
        }
        return DiskTrouble.saying(folder, () -> opened(folder, passphrase));
    }

    private static Ledger opened(Path folder, Optional<Passphrase> passphrase) throws IOException {
        var lock = FolderLock.take(folder);
        try {
            var keys = CaseKeys.open(folder, passphrase);
            return open(folder, lock, keys, EntryTable.open(engine(folder, keys)));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Engine engine(Path folder, CaseKeys keys) throws IOException {
        var server = CaseDatabase.read(folder);
        return server.isPresent()
                ? new PostgresEngine(server.get().url(), server.get().schema())
                : H2Engine.of(folder, keys.database());
    }

    static LedgerException noCase(Path folder) {
        return new LedgerException("LG-NO-CASE", folder + " holds no case. Make one with 'reckoner case create'.");
    }

    private static Ledger open(Path folder, FolderLock lock, CaseKeys keys, EntryTable table) throws IOException {
        try {
            var opened = new EntryReader(table.committed())
                    .entry(0)
                    .orElseThrow(
                            () -> new LedgerException(
                                    "LG-EMPTY",
                                    "Making this case was interrupted before its first entry; delete the folder and make it again."));
            var key = key(opened);
            var signer = keys.signer(key);
            var origin = opened.body().path("origin").asText();
            var tree = LoadedTree.read(table.committed(), new HeadFile(folder), new HeadCheck(key, origin));
            return new Ledger(folder, lock, table, keys.blobs(), signer, origin, tree);
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

    /**
     * Records entries in one durable commit.
     *
     * @return the entries with their indexes, once they are on disk
     * @throws LedgerException LG-CONFLICT if the ledger does not agree with its heads, LG-BUSY while a batch is open
     */
    public synchronized List<LedgerEntry> append(List<NewEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return List.of();
        }
        var recorded = new ArrayList<LedgerEntry>(entries.size());
        try (var batch = begin()) {
            for (var entry : entries) {
                var prepared = PreparedEntry.of(entry);
                long index = batch.add(prepared);
                recorded.add(new LedgerEntry(index, entry.kind(), entry.time(), entry.body(), prepared.canonical()));
            }
            batch.commit();
        }
        return List.copyOf(recorded);
    }

    /**
     * Begins a batch of any length; see {@link LedgerBatch}. After a failure the database is opened again first, and what it holds
     * is gone by.
     *
     * @throws LedgerException as {@link #append}
     */
    public synchronized LedgerBatch begin() throws IOException {
        requireIdle();
        if (broken) {
            DiskTrouble.saying(folder, this::resume);
        }
        if (!conflicts.isEmpty()) {
            throw new LedgerException(
                    "LG-CONFLICT",
                    "Nothing can be recorded in a ledger that does not agree with its head: " + conflicts.getFirst());
        }
        recording = true;
        return new LedgerBatch(
                this,
                new TreeWriter(range.copy(), tail, (row, stored) -> writing(() -> table.add(row, stored))),
                page -> writing(() -> table.add(page)));
    }

    /** Goes on after a failure, of which nobody knows what came of the last commit. */
    private boolean resume() throws IOException {
        table.reopen();
        var loaded = LoadedTree.read(table.committed(), headFile, new HeadCheck(signer.key(), origin));
        range = loaded.range();
        tail = loaded.tail();
        conflicts = loaded.conflicts();
        if (loaded.headIsOlder()) {
            headFile.write(head());
        }
        blobs.reopen(table.packEnd());
        broken = false;
        return true;
    }

    /**
     * Opens the database again where a failure left it so that nothing can be read or recorded; {@link #begin} does so too.
     *
     * @return true if there was a failure
     */
    public synchronized boolean recover() throws IOException {
        return broken && DiskTrouble.saying(folder, this::resume);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void writing(Step step) throws IOException {
        DiskTrouble.saying(folder, () -> {
            try {
                step.run();
                return true;
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        });
    }

    private void requireIdle() throws LedgerException {
        if (recording) {
            throw new LedgerException("LG-BUSY", "Entries are being recorded. Try again when that is done.");
        }
    }

    boolean isRecording() {
        return recording;
    }

    /** Makes the open batch's entries, of which the tree's last ones are, durable. */
    void commit(TreeWriter grown) throws IOException {
        writing(() -> {
            var packs = blobs.sync();
            Optional<StoredHead> head = grown.size() == range.size()
                    ? Optional.empty()
                    : Optional.of(new StoredHead(grown.size(), head(grown.range())));
            table.commit(head, packs);
            recording = false;
            range = grown.range();
            tail = grown.tail();
            headFile.write(head());
        });
    }

    void rollback() throws IOException {
        recording = false;
        if (!broken) {
            writing(table::rollback);
        }
    }

    private String head(CompactRange of) {
        return signer.sign(new Checkpoint(origin, of.size(), of.root()).text()).toString();
    }

    /** The newest head, a signed checkpoint. */
    public synchronized String head() {
        return head(range);
    }

    /** The keys that sign the heads; one signature of each is on every head. */
    public List<NoteKey> keys() {
        return signer.keys();
    }

    /** The case's key pair as a cosigner of other logs. */
    public Cosigner cosigner() {
        return signer.cosigner();
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
        return conflicts.stream().map(LedgerFailure::toString).toList();
    }

    /** Changes the passphrase of this case, as {@link CasePassphrase#change} does that of a closed one. */
    public synchronized void changePassphrase(Passphrase old, Passphrase fresh) throws IOException {
        CasePassphrase.changeOpen(folder, old, fresh);
    }

    /** Tables of the case beside the entries, as they were committed. */
    public CaseTables tables() {
        return new LedgerTables(this, table, table.committed());
    }

    /** The same as they are in the batch that is open: for whoever writes it, and nobody else. */
    public CaseTables pendingTables() {
        return new LedgerTables(this, table, table.pending());
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
        return reader.entries(Math.max(0, from), size());
    }

    /** The entries of some kinds, from one index on up to, and without, another; the others are read and not parsed. */
    public Stream<LedgerEntry> entries(Set<EntryKind> kinds, long from, long end) throws IOException {
        return reader.entries(kinds, Math.max(0, from), Math.min(end, size()));
    }

    /** The entry at that index; empty beyond the newest. */
    public Optional<LedgerEntry> entry(long index) throws IOException {
        return reader.entry(index);
    }

    /** The entry at that index, one of the open batch too if it was flushed. */
    public Optional<LedgerEntry> pendingEntry(long index) throws IOException {
        return new EntryReader(table.pending()).entry(index);
    }

    /**
     * The RFC 6962 audit path of an entry in the tree of the first {@code size} entries, from the leaf's sibling up.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size <= size()}
     */
    public List<byte[]> inclusionProof(long index, long size) throws IOException {
        requireWithin(index + 1, size);
        return tree.inclusionProof(index, size);
    }

    /**
     * The RFC 6962 proof that the tree of the first {@code oldSize} entries is the beginning of that of the first {@code size}.
     *
     * @throws IllegalArgumentException unless {@code 0 < oldSize <= size <= size()}
     */
    public List<byte[]> consistencyProof(long oldSize, long size) throws IOException {
        requireWithin(oldSize, size);
        return tree.consistencyProof(oldSize, size);
    }

    /**
     * The RFC 6962 root over the first {@code size} entries.
     *
     * @throws IllegalArgumentException unless {@code 0 < size <= size()}
     */
    public byte[] root(long size) throws IOException {
        requireWithin(size, size);
        return tree.root(size);
    }

    private void requireWithin(long part, long size) {
        if (part < 1 || part > size || size > size()) {
            throw new IllegalArgumentException("No " + part + " of " + size + " entries in a ledger of " + size());
        }
    }

    /**
     * Recomputes everything from the disk: see {@link LedgerVerification}.
     *
     * @throws LedgerException LG-BUSY while a batch is open
     */
    public synchronized LedgerVerification verify(VerificationProgress progress) throws IOException {
        requireIdle();
        table.reopen();
        return new LedgerVerifier(table.committed(), headFile, blobs, new HeadCheck(signer.key(), origin), progress)
                .run();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        recording = false;
        try (lock) {
            closeAll();
        } catch (IOException e) {
            // What keeps a broken database from being closed was said when it broke.
            if (!broken) {
                throw e;
            }
        }
    }

    private void closeAll() throws IOException {
        try (table) {
            blobs.close();
        }
    }
}
