package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Recomputes every leaf, the root, the heads and every blob from what is on disk. */
final class LedgerVerifier {
    /** Members of entry bodies whose value is the digest of a blob that must be there. */
    private static final Set<String> BLOB_MEMBERS = Set.of("blob", "held", "outcome", "signedMessage", "request");

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int MOST_FAILURES = 1_000;
    private static final int REPORTED = 1_000;

    private final EntryTable table;
    private final HeadFile headFile;
    private final BlobStore blobs;
    private final HeadCheck headCheck;
    private final VerificationProgress progress;
    private final List<String> failures = new ArrayList<>();
    /** Blobs that were changed, by their names on disk: what they are called, and the first entry and field that name them. */
    private final SortedMap<String, Changed> changed = new TreeMap<>();
    /** Blobs that are gone, by the first entry and field that name them. */
    private final SortedMap<Digest, String> missing = new TreeMap<>();
    /** Blobs that the entry at hand names. */
    private final Map<Digest, String> named = new LinkedHashMap<>();

    private final CompactRange range = new CompactRange();
    /** The root over as many entries as the head outside covers. */
    private Optional<byte[]> rootThen = Optional.empty();

    private record Changed(String called, Optional<String> place) {}

    LedgerVerifier(
            EntryTable table, HeadFile headFile, BlobStore blobs, HeadCheck headCheck, VerificationProgress progress) {
        this.table = table;
        this.headFile = headFile;
        this.blobs = blobs;
        this.headCheck = headCheck;
        this.progress = progress;
    }

    LedgerVerification run() throws IOException {
        long checked = checkBlobs();
        var outside = headFile.read();
        long outsideSize =
                outside.flatMap(headCheck::signed).map(Checkpoint::size).orElse(-1L);
        Optional<String> inside = Optional.empty();
        try {
            checkEntries(outsideSize);
            inside = table.head();
        } catch (LedgerException damaged) {
            fail(damaged.getMessage() + " Reading stopped after " + range.size() + " entries.");
        }
        headCheck.inside(inside, range.size(), range.root()).forEach(this::fail);
        headCheck.outside(outside, range.size(), rootThen).forEach(this::fail);
        changed.values()
                .forEach(blob -> fail("LG-BLOB-CHANGED: the blob " + blob.called() + " was changed on disk; named by "
                        + blob.place().orElse("no entry") + "."));
        missing.forEach(
                (digest, place) -> fail("LG-BLOB-MISSING: the blob " + digest + " is gone; named by " + place + "."));
        return new LedgerVerification(range.size(), HexFormat.of().formatHex(range.root()), checked, failures);
    }

    private long checkBlobs() throws IOException {
        long total = blobs.size();
        return blobs.check(name -> changed.put(name, new Changed(blobs.called(name), Optional.empty())), done -> {
            if (done % REPORTED == 0) {
                progress.report(done, Math.max(done, total), "blobs");
            }
        });
    }

    private void checkEntries(long outsideSize) throws IOException {
        long expected = 0;
        for (var pages = table.pagesAfter(Long.MIN_VALUE);
                !pages.isEmpty();
                pages = table.pagesAfter(pages.getLast().first())) {
            for (var page : pages) {
                if (!page.isWellFormed()) {
                    fail("LG-PAGE: the page that begins with entry " + page.first()
                            + " does not hold as much as it says.");
                }
                for (var row : page.rows()) {
                    check(row, expected);
                    expected = row.index() + 1;
                    if (range.size() == outsideSize) {
                        rootThen = Optional.of(range.root());
                    }
                }
            }
            progress.report(expected, 0, "entries");
        }
    }

    private void fail(String failure) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(failure);
        } else if (failures.size() == MOST_FAILURES) {
            failures.add("LG-MORE: more than " + MOST_FAILURES + " failures; the others are not listed.");
        }
    }

    private void check(EntryPage.Row row, long expected) throws IOException {
        if (row.index() != expected) {
            fail(gap(expected, row.index()));
        }
        var leaf = MerkleTree.leaf(row.content());
        range.append(leaf);
        if (!Arrays.equals(leaf, row.leaf())) {
            fail("LG-LEAF: entry " + row.index() + ": the content does not have the leaf hash stored with it.");
        }
        content(row).ifPresent(tree -> namesBlobs(row.index(), tree.path("body")));
        requireBlobs();
    }

    /** What is said of an entry that is not there. */
    static String gap(long expected, long next) {
        return "LG-GAP: entry " + expected + " is missing, the next one is " + next + ".";
    }

    private Optional<JsonNode> content(EntryPage.Row row) {
        try {
            var tree = EntryJson.read(row.content());
            if (!Arrays.equals(CanonicalJson.bytes(tree), row.content())) {
                fail("LG-CANONICAL: entry " + row.index() + ": the content is not canonical JSON.");
            }
            LedgerEntry.read(row.index(), tree, row.content());
            return Optional.of(tree);
        } catch (IOException | IllegalArgumentException e) {
            fail("LG-ENTRY: entry " + row.index() + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void namesBlobs(long index, JsonNode node) {
        for (var member : node.properties()) {
            if (BLOB_MEMBERS.contains(member.getKey())
                    && DIGEST.matcher(member.getValue().asText()).matches()) {
                named.putIfAbsent(
                        Digest.parse(member.getValue().asText()), "entry " + index + ", field " + member.getKey());
            }
        }
        node.forEach(part -> namesBlobs(index, part));
    }

    /** Looks for the blobs that the entry names; of one that is not sound, the first entry that names it is told. */
    private void requireBlobs() throws IOException {
        for (var name : named.entrySet()) {
            if (!blobs.has(name.getKey())) {
                if (missing.size() < MOST_FAILURES) {
                    missing.putIfAbsent(name.getKey(), name.getValue());
                }
            } else if (!changed.isEmpty()) {
                changed.computeIfPresent(
                        blobs.nameHex(name.getKey()),
                        (hex, blob) -> blob.place().isPresent()
                                ? blob
                                : new Changed(name.getKey().toString(), Optional.of(name.getValue())));
            }
        }
        named.clear();
    }
}
