package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Recomputes the digest of every blob, and looks for those that entries name. */
final class BlobCheck {
    private final BlobStore blobs;
    private final Failures failures;
    /** Blobs that were changed, and those that are gone, by the first entry and field that name them. */
    private final SortedMap<Digest, Optional<NamedBy>> changed = new TreeMap<>();

    private final SortedMap<Digest, NamedBy> missing = new TreeMap<>();

    BlobCheck(BlobStore blobs, Failures failures) {
        this.blobs = blobs;
        this.failures = failures;
    }

    /**
     * Recomputes every digest.
     *
     * @param done is told how many were looked at
     * @return how many there are
     */
    long checkAll(LongConsumer done) throws IOException {
        return blobs.check(digest -> changed.put(digest, Optional.empty()), done);
    }

    /** How many bytes they have on disk. */
    long bytes() throws IOException {
        return blobs.bytes();
    }

    /** Looks for blobs that entries name; of one that is not sound, the first entry that names it is told. */
    void require(Map<Digest, NamedBy> named) throws IOException {
        for (var name : named.entrySet()) {
            if (!blobs.has(name.getKey())) {
                if (missing.size() < Failures.MOST) {
                    missing.putIfAbsent(name.getKey(), name.getValue());
                }
            } else if (changed.containsKey(name.getKey())) {
                changed.merge(name.getKey(), Optional.of(name.getValue()), (first, later) -> first.or(() -> later));
            }
        }
    }

    /** Tells of those that are not sound. */
    void tell() {
        changed.forEach((digest, by) -> fail(
                "LG-BLOB-CHANGED",
                by,
                "the blob " + digest + " was changed on disk; named by "
                        + by.map(NamedBy::toString).orElse("no entry") + "."));
        missing.forEach((digest, by) ->
                fail("LG-BLOB-MISSING", Optional.of(by), "the blob " + digest + " is gone; named by " + by + "."));
    }

    private void fail(String code, Optional<NamedBy> by, String sentence) {
        failures.add(by.map(name -> LedgerFailure.ofEntry(LedgerPart.BLOBS, code, name.entry(), name.field(), sentence))
                .orElseGet(() -> LedgerFailure.of(LedgerPart.BLOBS, code, sentence)));
    }
}
