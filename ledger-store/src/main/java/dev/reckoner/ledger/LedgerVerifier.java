package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recomputes every leaf, every node, the heads and every blob from what is on disk. */
final class LedgerVerifier {
    private static final int REPORTED = 1_000;

    private final EntryRows rows;
    private final HeadFile headFile;
    private final SchemaCheck schema;
    private final List<LedgerNote> before;
    private final KeyHistory keys;
    private final HeadCheck headCheck;
    private final VerificationProgress progress;
    private final Failures failures = new Failures();
    private final BlobCheck blobs;
    private final TraceValues traceValues;
    private final NodeCheck nodes;
    private final HeadsCheck heads;
    private final List<Long> keyChanges = new ArrayList<>();
    private final List<CheckedPart> parts = new ArrayList<>();
    /** The root over as many entries as the head outside covers. */
    private Optional<byte[]> rootThen = Optional.empty();

    /** One beyond the newest entry, whether all before it are there or not. */
    private long reaches;

    /** True if what is there could not be read to its end. */
    private boolean stopped;

    private long bytes;
    private long pagesRead;
    private long leavesTook;
    private long nodesTook;
    private long headsTook;

    /**
     * What is looked at.
     *
     * @param foreignKey true if no key of the log lies in the file of its keys
     * @param before what is to be told that was known before
     */
    record Looked(
            EntryRows rows,
            HeadFile headFile,
            BlobStore blobs,
            SchemaCheck schema,
            boolean foreignKey,
            List<LedgerNote> before) {}

    LedgerVerifier(Looked at, NoteKey firstKey, String origin, VerificationProgress progress) throws IOException {
        this.rows = at.rows();
        this.headFile = at.headFile();
        this.schema = at.schema();
        this.before = at.before();
        this.keys = new KeyHistory(firstKey);
        this.headCheck = new HeadCheck(keys, origin, at::foreignKey);
        this.progress = progress;
        this.blobs = new BlobCheck(at.blobs(), failures);
        this.traceValues = new TraceValues(at.blobs(), blobs);
        this.nodes = new NodeCheck(rows, failures);
        this.heads = new HeadsCheck(rows, headCheck, keys, failures);
    }

    LedgerVerification run() throws IOException {
        long started = System.nanoTime();
        long checked = blobs.checkAll(done -> {
            if (done % REPORTED == 0) {
                progress.report(done, 0, "blobs");
            }
        });
        long blobsTook = System.nanoTime() - started;
        var outside = headFile.read();
        long outsideSize =
                outside.flatMap(headCheck::said).map(Checkpoint::size).orElse(-1L);
        schema.failures().forEach(failures::add);
        try {
            checkEntries(outsideSize);
            checkKeyList();
            nodes.end();
            heads.end(reaches);
            requireEveryPage();
        } catch (LedgerException damaged) {
            stopped = true;
            failures.add(LedgerFailure.of(
                    LedgerPart.LEAVES,
                    damaged.code(),
                    damaged.sentence() + " Reading stopped after "
                            + nodes.range().size() + " entries."));
        }
        checkEnds(outside);
        long sound = checkDiffering(outside);
        blobs.tell();
        return report(checked, sound, Duration.ofNanos(blobsTook));
    }

    /** One part of the entries is read while the one before is hashed. */
    private void checkEntries(long outsideSize) throws IOException {
        long expected = 0;
        var pages = rows.pagesAfter(Long.MIN_VALUE);
        var hashing = HashedPage.of(pages);
        while (!pages.isEmpty()) {
            long started = System.nanoTime();
            pages = rows.pagesAfter(pages.getLast().first());
            var hashed = hashing.join();
            hashing = HashedPage.of(pages);
            leavesTook += System.nanoTime() - started;
            pagesRead += hashed.size();
            for (var page : hashed) {
                expected = check(page, expected, outsideSize);
            }
            reaches = expected;
            progress.report(expected, 0, "entries");
        }
    }

    private long check(HashedPage hashed, long first, long outsideSize) throws IOException {
        var page = hashed.page();
        if (!page.isWellFormed()) {
            fail(
                    "LG-PAGE",
                    page.first(),
                    "page",
                    "the page that begins with entry " + page.first() + " does not hold as much as it says.");
        }
        if (page.first() != first) {
            fail("LG-GAP", first, "index", gap(first, page.first()));
            nodes.loseTrack();
        }
        bytes += page.contents().length;
        long started = System.nanoTime();
        for (int i = 0; i < hashed.leaves().size(); i++) {
            checkKeys(page.first() + i, hashed.aboutKeys());
            check(page, i, hashed.leaves().get(i), outsideSize);
            if (hashed.aboutKeys().containsKey(page.first() + i)) {
                checkVouchedFor(page.first() + i);
            }
        }
        nodesTook += System.nanoTime() - started;
        blobs.require(hashed.named());
        traceValues.look(hashed);
        return page.first() + hashed.leaves().size();
    }

    private void checkKeys(long index, Map<Long, byte[]> aboutKeys) {
        byte[] canonical = aboutKeys.get(index);
        try {
            if (canonical != null) {
                keyChanges.add(index);
                keys.add(LedgerEntry.read(index, canonical));
            } else if (keys.retired().isPresent() && keys.retired().getAsLong() == index - 1) {
                fail(
                        "LG-KEY-ENTRY",
                        index,
                        "kind",
                        "entry " + index + " stands after the one that retired the key, which nothing may follow.");
            }
        } catch (LedgerException e) {
            fail(e.code(), index, "kind", e.sentence());
        }
    }

    /** What opening a case goes by has to be what the entries say. */
    private void checkKeyList() throws IOException {
        if (!rows.keyChanges().equals(keyChanges)) {
            failures.add(LedgerFailure.of(
                    LedgerPart.HEADS,
                    KeyChanges.CODE,
                    "the table key_change names the entries " + rows.keyChanges()
                            + " as those about keys, and they are " + keyChanges + "."));
        }
    }

    private void check(EntryPage page, int i, byte[] leaf, long outsideSize) throws IOException {
        if (!page.hasLeaf(i, leaf)) {
            long index = page.first() + i;
            fail(
                    "LG-LEAF",
                    index,
                    "content",
                    "entry " + index + ": the content does not have the leaf hash stored with it.");
        }
        nodes.append(leaf);
        long size = nodes.range().size();
        if (size == outsideSize || heads.awaits(size)) {
            long started = System.nanoTime();
            byte[] root = nodes.range().root();
            rootThen = size == outsideSize ? Optional.of(root) : rootThen;
            heads.at(size, root);
            headsTook += System.nanoTime() - started;
        }
    }

    /** The head that ends with an entry about a new key is signed with the old one too. */
    private void checkVouchedFor(long index) {
        boolean signed =
                heads.newestSigned().filter(head -> head.size() == index + 1).isPresent();
        if (keys.changesAt(index + 1) && !signed) {
            var missing = KeyChanges.notVouchedFor(index);
            failures.add(LedgerFailure.ofEntry(LedgerPart.HEADS, missing.code(), index, "key", missing.sentence()));
        }
    }

    private void fail(String code, long entry, String field, String sentence) {
        failures.add(LedgerFailure.ofEntry(LedgerPart.LEAVES, code, entry, field, sentence));
    }

    private static String gap(long expected, long next) {
        if (next < expected) {
            return "the page that begins with entry " + next + " stands where entry " + expected
                    + " was due: it is there twice, or its number was changed.";
        }
        return next == expected + 1
                ? "entry " + expected + " is missing."
                : "the entries " + expected + " to " + (next - 1) + " are missing.";
    }

    /** Two pages that begin with one entry are read as one, and what reads them later may take the other. */
    private void requireEveryPage() throws IOException {
        long there = rows.count("entry_page");
        if (there != pagesRead) {
            failures.add(LedgerFailure.of(
                    LedgerPart.LEAVES,
                    "LG-ROWS",
                    "the table entry_page has " + there + " pages, and reading it in order shows " + pagesRead
                            + ": some are there twice or out of sight."));
        }
    }

    /** Tells what lies behind nodes that differ; up to which entry, not included, the entries are those that were signed. */
    private long checkDiffering(Optional<String> outside) throws IOException {
        long size = nodes.range().size();
        long proven = Math.max(heads.sound(), underOutside(outside));
        boolean entriesHold = size > 0 && proven == size;
        var newest = heads.newestSigned()
                .or(() -> outside.flatMap(headCheck::signed).filter(head -> head.size() <= Math.max(size, reaches)));
        var differing = new DifferingNodes(rows, failures, newest, entriesHold);
        differing.tell(nodes.differing());
        if (entriesHold) {
            return size;
        }
        long first = failures.found().stream()
                .filter(failure -> failure.part() == LedgerPart.LEAVES)
                .mapToLong(failure -> failure.entry().orElse(0))
                .min()
                .orElse(size);
        return Math.max(proven, differing.soundBefore(first));
    }

    /** How many entries are those that the head outside signs; 0 where that does not hold. */
    private long underOutside(Optional<String> outside) {
        return outside.flatMap(headCheck::signed)
                .filter(head -> rootThen.filter(root -> head.root().equals(Digest.ofSha256(root)))
                        .isPresent())
                .map(Checkpoint::size)
                .orElse(0L);
    }

    private void checkEnds(Optional<String> outside) throws IOException {
        if (failures.none(LedgerPart.HEADS) && !stopped) {
            headCheck.inside(rows.head(), reaches, nodes.range().root()).ifPresent(failures::add);
        }
        // Where an entry is missing in the middle the root differs, and nothing was cut off because of that.
        headCheck.outside(outside, stopped ? Long.MAX_VALUE : reaches, rootThen).ifPresent(failures::add);
    }

    private List<LedgerNote> notes() {
        var notes = new ArrayList<>(before);
        keys.retired()
                .ifPresent(entry -> notes.add(new LedgerNote(
                        "LG-RETIRED",
                        "the case was ended by entry " + entry
                                + ", which retired its key: nothing can be recorded in it any more. What it holds can be verified"
                                + " as ever.")));
        notes.addAll(blobs.strays());
        return notes;
    }

    private LedgerVerification report(long checked, long sound, Duration blobsTook) throws IOException {
        long size = nodes.range().size();
        parts.add(new CheckedPart(LedgerPart.LEAVES, size, bytes, Duration.ofNanos(leavesTook)));
        parts.add(new CheckedPart(
                LedgerPart.NODES, nodes.nodes(), nodes.nodes() * MerkleTree.HASH_BYTES, Duration.ofNanos(nodesTook)));
        parts.add(new CheckedPart(LedgerPart.HEADS, heads.heads(), 0, Duration.ofNanos(headsTook)));
        parts.add(new CheckedPart(LedgerPart.OUTSIDE_HEAD, 1, 0, Duration.ZERO));
        parts.add(new CheckedPart(LedgerPart.BLOBS, checked, blobs.bytes(), blobsTook));
        return new LedgerVerification(
                size,
                HexFormat.of().formatHex(nodes.range().root()),
                checked,
                parts,
                failures.found(),
                notes(),
                sound(sound));
    }

    private Optional<LedgerVerification.Sound> sound(long size) {
        if (size == 0) {
            return Optional.empty();
        }
        try {
            return new EntryReader(rows).entry(size - 1).map(last -> new LedgerVerification.Sound(size, last.time()));
        } catch (IOException unreadable) {
            return Optional.of(new LedgerVerification.Sound(size, Instant.EPOCH));
        }
    }
}
