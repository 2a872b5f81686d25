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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Recomputes every leaf, the root, the heads and every blob from what is on disk. */
final class LedgerVerifier {
    /** Members of entry bodies whose value is the digest of a blob that must be there. */
    private static final Set<String> BLOB_MEMBERS = Set.of("blob", "held", "outcome", "signedMessage", "request");

    private static final int MOST_FAILURES = 1_000;

    private final EntryTable table;
    private final HeadFile headFile;
    private final BlobStore blobs;
    private final HeadCheck headCheck;
    private final VerificationProgress progress;
    private final List<String> failures = new ArrayList<>();
    /** Blobs by the first entry and field that name them. */
    private final SortedMap<Digest, String> referenced = new TreeMap<>();

    private final CompactRange range = new CompactRange();
    /** The root over as many entries as the head outside covers. */
    private Optional<byte[]> rootThen = Optional.empty();

    LedgerVerifier(
            EntryTable table, HeadFile headFile, BlobStore blobs, HeadCheck headCheck, VerificationProgress progress) {
        this.table = table;
        this.headFile = headFile;
        this.blobs = blobs;
        this.headCheck = headCheck;
        this.progress = progress;
    }

    LedgerVerification run() throws IOException {
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
        long checked = checkBlobs();
        return new LedgerVerification(range.size(), HexFormat.of().formatHex(range.root()), checked, failures);
    }

    private void checkEntries(long outsideSize) throws IOException {
        long expected = 0;
        for (var rows = table.rows(Long.MIN_VALUE);
                !rows.isEmpty();
                rows = table.rows(rows.getLast().index() + 1)) {
            for (var row : rows) {
                check(row, expected);
                expected = row.index() + 1;
                if (range.size() == outsideSize) {
                    rootThen = Optional.of(range.root());
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

    private void check(EntryTable.Row row, long expected) {
        if (row.index() != expected) {
            fail("LG-GAP: entry " + expected + " is missing, the next one is " + row.index() + ".");
        }
        var leaf = MerkleTree.leaf(row.content());
        range.append(leaf);
        if (!Arrays.equals(leaf, row.leaf())) {
            fail("LG-LEAF: entry " + row.index() + ": the content does not have the leaf hash stored with it.");
        }
        try {
            var tree = EntryJson.read(row.content());
            same(row, "kind", tree.path("kind").asText(), row.kind());
            same(row, "time", tree.path("time").asText(), row.madeAt());
            if (!Arrays.equals(CanonicalJson.bytes(tree), row.content())) {
                fail("LG-CANONICAL: entry " + row.index() + ": the content is not canonical JSON.");
            }
            collect(row.index(), tree.path("body"));
        } catch (IOException | IllegalArgumentException e) {
            fail("LG-ENTRY: entry " + row.index() + " cannot be read: " + e.getMessage());
        }
    }

    private void same(EntryTable.Row row, String field, String signed, String stored) {
        if (!signed.equals(stored)) {
            fail("LG-FIELD: entry " + row.index() + ", field " + field + ": the database says " + stored
                    + ", the signed content says " + signed + ".");
        }
    }

    private void collect(long index, JsonNode node) {
        for (var member : node.properties()) {
            if (BLOB_MEMBERS.contains(member.getKey())
                    && member.getValue().asText().matches("sha256:[0-9a-f]{64}")) {
                var place = "entry " + index + ", field " + member.getKey();
                referenced.putIfAbsent(Digest.parse(member.getValue().asText()), place);
            }
        }
        node.forEach(part -> collect(index, part));
    }

    private long checkBlobs() throws IOException {
        var present = blobs.all();
        long done = 0;
        for (var digest : present) {
            if (!blobs.intact(digest)) {
                fail("LG-BLOB-CHANGED: the blob " + digest + " was changed on disk; named by "
                        + referenced.getOrDefault(digest, "no entry") + ".");
            }
            progress.report(++done, present.size(), "blobs");
        }
        referenced.forEach((digest, place) -> {
            if (!present.contains(digest)) {
                fail("LG-BLOB-MISSING: the blob " + digest + " is gone; named by " + place + ".");
            }
        });
        return present.size();
    }
}
