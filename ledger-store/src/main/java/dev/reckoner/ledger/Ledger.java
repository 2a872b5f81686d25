package dev.reckoner.ledger;

import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Cosigner;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private final String origin;
    private final LedgerKeys keys;
    private final Optional<byte[]> sealing;
    /** What opening did that whoever verifies should know. */
    private final List<LedgerNote> sinceOpening;
    /** True if no key of the log lies in the file of its keys. */
    private final boolean foreignKey;

    private List<LedgerFailure> conflicts;
    private StoredTree tree;
    private CompactRange range;
    private NodeRow tail;
    /** As the database keeps it; empty text where it keeps none. */
    private String head;

    private boolean recording;
    /** A write failed: what the database holds is to be looked at before anything else is recorded. */
    private boolean broken;

    private boolean closed;

    /**
     * What {@link LedgerOpening} found or made.
     *
     * @param table closed with the ledger, as the lock is
     * @param history of the keys
     * @param origin the log's name in checkpoints
     */
    record Parts(Path folder, FolderLock lock, EntryTable table, CaseKeys secrets, KeyHistory history, String origin) {}

    Ledger(Parts parts, Optional<NoteSigner> signer, LoadedTree loaded) throws IOException {
        this.folder = parts.folder();
        this.lock = parts.lock();
        this.table = parts.table();
        this.reader = new EntryReader(table.committed());
        this.headFile = new HeadFile(folder);
        this.keys = new LedgerKeys(folder, parts.origin(), parts.history(), signer);
        this.sealing = parts.secrets().backup();
        this.origin = parts.origin();
        this.tree = new StoredTree(table.committed());
        this.range = loaded.range();
        this.tail = loaded.tail();
        this.conflicts = loaded.conflicts();
        this.head = loaded.head().orElse("");
        this.sinceOpening = caughtUp(loaded);
        this.foreignKey = signer.isEmpty() && !parts.secrets().isOf(parts.history());
        if (loaded.olderHead().isPresent()) {
            headFile.write(head);
        }
        this.blobs = new BlobStore(
                folder.resolve("blobs"), table.packEnd(), parts.secrets().blobs());
    }

    private static List<LedgerNote> caughtUp(LoadedTree loaded) {
        return loaded.olderHead().isEmpty()
                ? List.of()
                : List.of(
                        new LedgerNote(
                                "LG-HEAD-CAUGHT-UP",
                                "the file 'head' covered " + loaded.olderHead().getAsLong()
                                        + " entries, and the database has "
                                        + loaded.range().size()
                                        + " that continue them: it was brought up to date when the case was opened. That is the trace of a"
                                        + " program that was stopped between the two; if none was, somebody put an older file there."));
    }

    /** True if the folder holds a case. */
    public static boolean exists(Path folder) {
        return LedgerOpening.exists(folder);
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
        return LedgerOpening.create(folder, origin, now, setup);
    }

    // Here alone the head goes first: a database with entries and no head outside is then never the trace of a crash.
    void appendFirst(NewEntry opened) throws IOException {
        var first = range.copy();
        first.append(PreparedEntry.of(opened).leaf());
        try {
            headFile.write(keys.signed(first));
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
        return LedgerOpening.open(folder, passphrase);
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
                recorded.add(entry.at(index, prepared));
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
        requireRecordable();
        recording = true;
        table.begin();
        return new LedgerBatch(
                this,
                new TreeWriter(range.copy(), tail, (row, stored) -> writing(() -> table.add(row, stored))),
                page -> writing(() -> table.add(page)));
    }

    private void requireRecordable() throws IOException {
        requireIdle();
        if (broken) {
            DiskTrouble.saying(folder, this::resume);
        }
        requireNoConflict("recorded in");
        if (isRetired()) {
            throw new LedgerException(
                    "LG-RETIRED",
                    "The case was ended by entry "
                            + keys.history().retired().getAsLong()
                            + ", which retired its key: nothing can be recorded in it any more. It can be examined and verified.");
        }
    }

    private void requireNoConflict(String what) throws LedgerException {
        if (!conflicts.isEmpty()) {
            throw new LedgerException(
                    "LG-CONFLICT",
                    "A ledger that does not agree with its head cannot be " + what + ": " + conflicts.getFirst());
        }
    }

    /** H2 would make an empty database where the folder is gone. */
    private void reopenTable() throws IOException {
        requireFolder();
        table.reopen();
    }

    private void requireFolder() throws LedgerException {
        if (!exists(folder)) {
            throw DiskTrouble.gone(folder);
        }
    }

    /** Goes on after a failure, of which nobody knows what came of the last commit. */
    private boolean resume() throws IOException {
        reopenTable();
        var known = keys.history();
        var history = new KeyHistory(known.all().getFirst());
        var check = new HeadCheck(history, origin);
        var before = new ArrayList<LedgerFailure>();
        KeyChanges.read(table.committed(), history, check, before);
        if (!history.all().equals(known.all()) || !history.retired().equals(known.retired())) {
            throw new LedgerException(
                    "LG-UNSURE", "The key was changed while something failed. Close the case and open it again.");
        }
        var loaded = LoadedTree.read(table.committed(), headFile, check, before);
        tree = new StoredTree(table.committed());
        range = loaded.range();
        tail = loaded.tail();
        conflicts = loaded.conflicts();
        head = table.committed().head().orElse(head);
        if (loaded.olderHead().isPresent()) {
            headFile.write(head);
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
        return broken && !closed && DiskTrouble.saying(folder, this::resume);
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private void writing(Change change) throws IOException {
        DiskTrouble.saying(folder, () -> {
            try {
                change.run();
                return true;
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        });
    }

    /**
     * Writes the database's file anew where less than two thirds of it are used, as after a large import, if there is room on the
     * disk. It is all or nothing, and changes nothing that the ledger says; whoever reads meanwhile waits.
     *
     * @throws LedgerException LG-BUSY while a batch is open
     */
    public synchronized void tidy() throws IOException {
        requireIdle();
        if (!broken) {
            writing(table::tidy);
        }
    }

    /**
     * Makes every index of the database anew from its table; whoever reads meanwhile waits.
     *
     * @throws LedgerException LG-BUSY while a batch is open
     */
    public synchronized void renewIndexes() throws IOException {
        requireIdle();
        writing(table::renewIndexes);
    }

    /**
     * Makes the interior nodes of the tree anew from the entries, if the entries are those that the heads sign.
     *
     * @return true if the ledger did not agree with its heads before, because of the nodes: closed and opened again it does
     * @throws LedgerException LG-BUSY while a batch is open; LG-CONFLICT if not the nodes alone are wrong, in which case nothing was
     *     changed
     */
    public synchronized boolean rebuildNodes() throws IOException {
        requireIdle();
        return DiskTrouble.saying(folder, () -> {
            table.begin();
            try {
                table.removeNodes();
                TreeWriter.all(table.pending(), table::add);
                requireAgreement();
                table.commitTables();
            } finally {
                table.rollback();
            }
            return !conflicts.isEmpty() || !resume();
        });
    }

    /** What the open transaction has written, compared with the heads. */
    private void requireAgreement() throws IOException {
        var history = new KeyHistory(keys.history().all().getFirst());
        var check = new HeadCheck(history, origin);
        var before = new ArrayList<LedgerFailure>();
        KeyChanges.read(table.pending(), history, check, before);
        var found = LoadedTree.read(table.pending(), headFile, check, before).conflicts();
        if (!found.isEmpty()) {
            throw new LedgerException(
                    "LG-CONFLICT",
                    "The entries are not those that the heads sign, so nothing can be made of them: "
                            + found.getFirst());
        }
    }

    private void requireIdle() throws LedgerException {
        if (closed) {
            throw new LedgerException("LG-DATABASE", "The case was closed meanwhile. Open it again.");
        }
        if (recording) {
            throw new LedgerException("LG-BUSY", "Entries are being recorded. Try again when that is done.");
        }
    }

    boolean isRecording() {
        return recording;
    }

    /** Makes the open batch's entries, of which the tree's last ones are, durable. */
    void commit(TreeWriter grown) throws IOException {
        commit(grown, grown.size() == range.size() ? head : keys.signed(grown.range()));
    }

    private void commit(TreeWriter grown, String note) throws IOException {
        writing(() -> {
            var packs = blobs.sync();
            if (grown.size() == range.size()) {
                table.commit(Optional.empty(), OptionalLong.empty(), packs);
            } else {
                table.commit(Optional.of(new StoredHead(grown.size(), note)), replacedHead(), packs);
            }
            recording = false;
            range = grown.range();
            tail = grown.tail();
            head = note;
            headFile.write(head);
        });
    }

    /** A head that vouches for keys is kept; any other says nothing that the next one does not. */
    private OptionalLong replacedHead() {
        return keys.history().changesAt(range.size()) ? OptionalLong.empty() : OptionalLong.of(range.size());
    }

    void rollback() throws IOException {
        recording = false;
        if (!broken && !closed) {
            writing(table::rollback);
        }
    }

    /**
     * Puts new keys in the place of those that sign the heads. The head that ends with the entry about it is signed with all of them;
     * later ones with the new ones alone.
     *
     * @param passphrase of an encrypted case, since the keys are locked anew
     * @return the new Ed25519 key
     * @throws LedgerException as {@link #append}; LG-PASSPHRASE-NEEDED, LG-PASSPHRASE; LG-NOT-ENCRYPTED
     */
    public NoteKey rotateKey(Instant now, Optional<Passphrase> passphrase) throws IOException {
        return rotateKey(now, passphrase, step -> {});
    }

    synchronized NoteKey rotateKey(Instant now, Optional<Passphrase> passphrase, LedgerKeys.Step step)
            throws IOException {
        requireKeysKnown();
        return keys.rotate(new LedgerKeys.Change(now, passphrase, step, this::recordKey))
                .ed25519();
    }

    /**
     * Puts an ML-DSA-44 key beside the Ed25519 one, which alone could be forged once there are quantum computers: every head from
     * then on is signed with both.
     *
     * @param passphrase as {@link #rotateKey}
     * @return the new key
     * @throws LedgerException as {@link #rotateKey}; LG-KEY-BESIDE if there is one
     */
    public NoteKey createMlDsaKey(Instant now, Optional<Passphrase> passphrase) throws IOException {
        return createMlDsaKey(now, passphrase, step -> {});
    }

    synchronized NoteKey createMlDsaKey(Instant now, Optional<Passphrase> passphrase, LedgerKeys.Step step)
            throws IOException {
        requireKeysKnown();
        return keys.create(new LedgerKeys.Change(now, passphrase, step, this::recordKey));
    }

    /**
     * Ends the case: nothing can be recorded in it any more. What it holds stays verifiable.
     *
     * @throws LedgerException as {@link #append}
     */
    public synchronized void retireKey(Instant now) throws IOException {
        requireKeysKnown();
        keys.retire(now, this::recordKey);
    }

    /** Keys change seldom, and what is signed about them cannot be taken back: no list is believed then. */
    private void requireKeysKnown() throws IOException {
        requireRecordable();
        KeyChanges.requireComplete(table.committed(), range.size(), range.root());
    }

    /** Records an entry about keys alone, under a head of its own. */
    private LedgerEntry recordKey(NewEntry entry, LedgerKeys.Signing signing) throws IOException {
        long index = range.size();
        var prepared = PreparedEntry.of(entry);
        var grown = new TreeWriter(range.copy(), tail, table::add);
        var pages = new EntryPageWriter(index, table::add);
        try {
            pages.add(prepared);
            grown.append(prepared.leaf());
            pages.flush();
            grown.flush();
            table.addKeyChange(index);
            commit(grown, signing.head(grown.range()));
        } catch (IOException | RuntimeException e) {
            rollback();
            throw e;
        }
        return entry.at(index, prepared);
    }

    /** True if the key was retired, so that nothing can be recorded any more. */
    public synchronized boolean isRetired() {
        return keys.history().retired().isPresent();
    }

    /** The entry that put a key of {@link #everyKey} in force. */
    public synchronized long inForceSince(NoteKey key) {
        return keys.history().since(key);
    }

    /** Every key that ever signed heads of this ledger, the first one, by which others know it, first. */
    public List<NoteKey> everyKey() {
        return keys.history().all();
    }

    /**
     * The newest head, a signed checkpoint.
     *
     * @throws LedgerException LG-CONFLICT where the ledger does not agree with its heads: then none is to be shown as its own
     */
    public synchronized String head() throws LedgerException {
        requireNoConflict("vouched for");
        return head;
    }

    /** The keys that sign the heads; one signature of each is on every head. */
    public List<NoteKey> keys() {
        return keys.history().current().all();
    }

    /**
     * The case's key pair as a cosigner of other logs.
     *
     * @throws LedgerException LG-CONFLICT where the ledger does not agree with its heads
     */
    public synchronized Cosigner cosigner() throws LedgerException {
        return keys.signer().cosigner();
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

    /**
     * The entries of some kinds, after all entries were read and found to be those that the newest head signs.
     *
     * @throws LedgerException LG-CONFLICT if they are not
     */
    public List<LedgerEntry> signedEntries(Set<EntryKind> kinds) throws IOException {
        long size;
        byte[] root;
        synchronized (this) {
            requireNoConflict("relied on");
            size = range.size();
            root = range.root();
        }
        return reader.signed(kinds, size, root);
    }

    /** The entries between two indexes as they lie on the disk, those that were changed too; one that is gone is left out. */
    public Stream<StoredEntry> stored(long from, long end) throws IOException {
        return reader.stored(Math.max(0, from), Math.min(end, size()));
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
        requireFolder();
        var below = compared();
        return new LedgerVerifier(
                        new LedgerVerifier.Looked(
                                table.committed(),
                                headFile,
                                blobs,
                                new SchemaCheck(table.committed(), below),
                                foreignKey,
                                sinceOpening),
                        keys.history().all().getFirst(),
                        origin,
                        progress)
                .run();
    }

    private FileDifferences compared() throws IOException {
        try {
            return table.reopenComparing();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /**
     * Tells of every blob that no entry names, in no order; none is deleted. Memory does not grow with the number of blobs but for a
     * bit for every 32 bytes of a pack and a hundred bytes for each blob of over 64 KiB.
     *
     * @throws LedgerException LG-BUSY while a batch is open, whose blobs no entry names yet; LG-STOPPED if that was asked for
     */
    public synchronized void unreferencedBlobs(UnreferencedBlobs.Each each, BackupProgress progress)
            throws IOException {
        requireIdle();
        new UnreferencedBlobs(table.committed(), blobs, progress).forEach(each);
    }

    /**
     * How a signed head that was kept elsewhere stands to this ledger. The root over as many entries is hashed from them, and not
     * read from the stored nodes.
     *
     * @param key that has to have signed it; empty for the keys that the entries name
     */
    public synchronized KeptHead compare(SignedNote kept, Optional<NoteKey> key) throws IOException {
        return KeptHead.of(
                kept,
                origin,
                size(),
                note -> key.map(note::standing).orElseGet(() -> headCheck().standing(note)),
                size -> RecomputedRoot.of(table.committed(), size));
    }

    private HeadCheck headCheck() {
        return new HeadCheck(keys.history(), origin);
    }

    /**
     * Writes all of the case into one file, from which {@link CaseRestore} makes it again: the entries up to the newest head, the
     * blobs, those that no entry names too, and the file of the keys. Entries may be recorded meanwhile; they are not in it. In the
     * backup of a case that is not encrypted the signing key lies in the clear.
     *
     * @param file that is written anew as a whole, or stays as it was
     * @throws LedgerException LG-BACKUP-PLACE if the file is in the case's own folder, LG-BACKUP-WRITE if it cannot be written,
     *     LG-CONFLICT, LG-GAP, LG-BLOB-CHANGED or LG-BLOB-MISSING if the case is not what its head signs, LG-STOPPED if that was
     *     asked for
     */
    public CaseBackup backUp(Path file, BackupProgress progress) throws IOException {
        return backUp(file, progress, UnaryOperator.identity());
    }

    CaseBackup backUp(Path file, BackupProgress progress, UnaryOperator<OutputStream> through) throws IOException {
        if (file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw new LedgerException(
                    "LG-BACKUP-PLACE",
                    file + " is in the folder of the case itself, and would be lost with it. Name a file elsewhere.");
        }
        return new BackupWriter(backupSource(), progress).write(file, through);
    }

    private synchronized BackupSource backupSource() throws IOException {
        requireNoConflict("backed up");
        return new BackupSource(
                table.committed(),
                blobs,
                table.packEnd(),
                range.size(),
                head,
                headCheck(),
                CaseKeys.file(folder),
                sealing);
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
