package dev.reckoner.ledger;

import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts what the records of a backup hold into a new case, and refuses it where it does not agree with itself or with what is known. */
final class RestoredEntries {
    /** So many bytes of entries are one transaction. */
    private static final long COMMITTED_BYTES = 32 << 20;

    private static final int REPORTED = 1_000;

    private final BackupInput input;
    private final KnownFromOutside known;
    private final BackupProgress progress;
    private final Optional<Checkpoint> outside;
    private final EntryTable table;
    private final BlobStore to;
    private final RestoredBlobs blobs;
    private final TreeWriter tree;
    private final EntryPageWriter pages;
    private long waiting;
    private Optional<KeyHistory> history = Optional.empty();
    private Optional<HeadCheck> heads = Optional.empty();
    private Optional<byte[]> rootThen = Optional.empty();
    private Optional<KeptHead> kept = Optional.empty();
    private String newest = "";
    private String origin = "";
    private String firstKey = "";
    private long expected;
    private long lastHead;

    /** Into those tables and blobs, which are empty. */
    RestoredEntries(BackupInput input, EntryTable table, BlobStore to, KnownFromOutside known, BackupProgress progress)
            throws LedgerException {
        this.input = input;
        this.table = table;
        this.to = to;
        this.blobs = new RestoredBlobs(input, to, progress);
        this.tree = new TreeWriter(new CompactRange(), LoadedTree.EMPTY.tail(), table::add);
        this.pages = new EntryPageWriter(0, table::add);
        this.known = known;
        this.progress = progress;
        this.outside = known.head().isPresent()
                ? Optional.of(checkpoint(known.head().get().text()))
                : Optional.empty();
    }

    private static Checkpoint checkpoint(String text) throws LedgerException {
        try {
            return Checkpoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new LedgerException("LG-CHECKPOINT", "The head that you gave is none: " + e.getMessage() + ".", e);
        }
    }

    /** Reads to the end. */
    void read() throws IOException {
        input.require(BackupFormat.INFO);
        readInfo();
        input.require(BackupFormat.NEWEST_HEAD);
        newest = input.text(BackupFormat.MOST_HEAD_BYTES, "head");
        for (int tag = input.tag(); tag != BackupFormat.END; tag = input.tag()) {
            switch (tag) {
                case BackupFormat.ENTRY -> readEntry();
                case BackupFormat.HEAD -> readHead();
                case BackupFormat.BLOB -> readUnnamedBlob();
                default -> throw input.order();
            }
            if (waiting >= COMMITTED_BYTES) {
                table.commit(Optional.empty(), OptionalLong.empty(), to.sync());
                waiting = 0;
            }
        }
        end();
        pages.flush();
        tree.flush();
        table.commit(Optional.of(new StoredHead(size(), newest)), OptionalLong.empty(), to.sync());
    }

    private void readInfo() throws IOException {
        byte[] info = input.record(BackupFormat.MOST_INFO_BYTES, "first part");
        try {
            var json = EntryJson.read(info);
            if (Arrays.equals(CanonicalJson.bytes(json), info)) {
                origin = json.path("origin").asText();
                firstKey = json.path("key").asText();
                expected = json.path("entries").asLong();
                return;
            }
        } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException none) {
            // the same answer as for JSON that is not canonical
        }
        throw input.refused("LG-BACKUP-FORMAT", "its first part is not as it was written");
    }

    private void readEntry() throws IOException {
        requireRotationHead();
        byte[] content = input.record(BackupFormat.MOST_ENTRY_BYTES, "entry");
        long index = size();
        if (index >= expected) {
            throw input.refused("LG-BACKUP-HEAD", "it has more entries than the " + expected + " that it is of");
        }
        apply(index, content);
        var entry = PreparedEntry.ofCanonical(content);
        pages.add(entry);
        tree.append(entry.leaf());
        waiting += content.length;
        blobs.of(content);
        if (outside.isPresent() && outside.get().size() == size()) {
            rootThen = Optional.of(tree.range().root());
        }
        if (index % REPORTED == 0) {
            progress.requireGoingOn();
            progress.report(index, expected, "entries");
        }
    }

    private void apply(long index, byte[] content) throws IOException {
        try {
            var entry = LedgerEntry.read(index, content);
            if (history.isEmpty()) {
                open(entry);
            } else {
                history.get().add(entry);
                if (KeyHistory.KINDS.contains(entry.kind())) {
                    table.addKeyChange(index);
                }
            }
        } catch (LedgerException e) {
            throw e.code().equals("LG-ENTRY-VERSION")
                    ? e
                    : input.refused(
                            "LG-BACKUP-ENTRY", "the entry is none that a case has there (" + e.sentence() + ")");
        }
    }

    private void open(LedgerEntry first) throws LedgerException {
        boolean fits = first.kind() == EntryKind.CASE_OPENED
                && first.body().path("origin").asText().equals(origin)
                && first.body().path("key").asText().equals(firstKey);
        if (!fits) {
            throw new LedgerException("LG-KEY", "It does not open the case that the backup says it is of");
        }
        var keys = KeyHistory.of(first);
        history = Optional.of(keys);
        heads = Optional.of(new HeadCheck(keys, origin));
    }

    /** What no entry names follows the last of them. */
    private void readUnnamedBlob() throws IOException {
        if (size() != expected) {
            throw input.order();
        }
        blobs.unnamed();
    }

    private void readHead() throws IOException {
        var note = input.text(BackupFormat.MOST_HEAD_BYTES, "head");
        boolean fits = lastHead < size()
                && heads.flatMap(check -> check.signed(note))
                        .filter(head -> head.size() == size()
                                && head.root()
                                        .equals(Digest.ofSha256(tree.range().root())))
                        .isPresent();
        if (!fits) {
            throw input.refused(
                    "LG-BACKUP-HEAD", "the first " + size() + " entries are not those that the head over them signs");
        }
        lastHead = size();
        // Earlier versions wrote every head that there had been.
        if (history.filter(keys -> keys.changesAt(size())).isPresent()) {
            table.add(new StoredHead(size(), note));
        }
    }

    /** That the old key vouches for the new one is what makes the new one this log's key. */
    private void requireRotationHead() throws LedgerException {
        boolean changed = history.filter(keys -> keys.changesAt(size())).isPresent();
        if (changed && lastHead < size()) {
            throw input.refused("LG-BACKUP-HEAD", "it lacks the head that vouches for the new key");
        }
    }

    private void end() throws IOException {
        if (size() != expected) {
            throw input.refused("LG-BACKUP-HEAD", "it has " + size() + " entries and says that it is of " + expected);
        }
        var failure = check().inside(Optional.of(newest), size(), tree.range().root());
        if (failure.isPresent() || lastHead == size()) {
            throw input.refused("LG-BACKUP-HEAD", "its entries are not those that the head in it signs");
        }
        input.end(size(), blobs.count());
        requireKnownKey();
        if (known.head().isPresent()) {
            kept = Optional.of(requireKnownHead(known.head().get()));
        }
    }

    private HeadCheck check() throws LedgerException {
        return heads.orElseThrow(() -> input.refused("LG-BACKUP-FORMAT", "it has no entries"));
    }

    private void requireKnownKey() throws LedgerException {
        if (known.key().isPresent() && !keys().all().contains(known.key().get())) {
            throw input.notTheCase(
                    "LG-BACKUP-OTHER",
                    "it is of a case whose key is " + firstKey + ", not "
                            + known.key().get());
        }
    }

    private KeptHead requireKnownHead(SignedNote head) throws IOException {
        var heads = check();
        var standing =
                KeptHead.of(head, origin, size(), heads::standing, size -> rootThen.orElseGet(MerkleTree::emptyRoot));
        return switch (standing) {
            case KeptHead.Same same -> same;
            case KeptHead.Beginning beginning -> beginning;
            case KeptHead.OtherLog other ->
                throw input.notTheCase(
                        "LG-BACKUP-OTHER",
                        "the head that you gave belongs to the log "
                                + other.head().origin()
                                + ", and the backup is of the log " + other.log()
                                + ". Give a head of that case, or name its backup");
            case KeptHead.Larger larger -> throw older(larger.head());
            // Keys that followed later are not in this backup.
            case KeptHead.Unsigned unsigned ->
                throw unsigned.head().size() > size() ? older(unsigned.head()) : unsigned(unsigned.head());
            case KeptHead.Altered altered -> throw input.notTheCase("LG-CHECKPOINT-UNSIGNED", altered.sentence());
            case KeptHead.Forked forked ->
                throw input.notTheCase(
                        "LG-FORK",
                        "the head that you gave signs another root for "
                                + forked.head().size()
                                + " entries than those in the backup have, under the same key, so that one of the two"
                                + " histories is not genuine. Keep both, and find out who signed the other");
        };
    }

    private LedgerException unsigned(Checkpoint head) {
        return input.notTheCase(
                "LG-BACKUP-OTHER",
                "the head that you gave bears the name of the log " + head.origin()
                        + " and is not signed with the keys that the backup says it has, so that one of the two is not genuine");
    }

    private LedgerException older(Checkpoint head) {
        return input.notTheCase(
                "LG-BACKUP-OLDER",
                "the head that you gave covers " + head.size() + " entries, and this backup has only " + size()
                        + ". Name a newer backup; to restore what this one has, leave out that head");
    }

    private long size() {
        return tree.size();
    }

    /** The keys that the entries name. */
    KeyHistory keys() throws LedgerException {
        return history.orElseThrow(() -> input.refused("LG-BACKUP-FORMAT", "it has no entries"));
    }

    /** The head over all entries. */
    String head() {
        return newest;
    }

    /** What was restored, as the case in that folder. */
    RestoredCase as(Path folder) {
        return new RestoredCase(
                folder,
                size(),
                blobs.count(),
                HexFormat.of().formatHex(tree.range().root()),
                newest,
                !known.isNothing(),
                kept);
    }
}
