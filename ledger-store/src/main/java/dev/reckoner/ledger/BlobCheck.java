package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Recomputes the digest of every blob, and looks for those that entries name. */
final class BlobCheck {
    private final BlobStore blobs;
    private final Failures failures;
    /** Blobs that were changed, by their names on disk. */
    private final SortedMap<String, Changed> changed = new TreeMap<>();
    /** Blobs that are gone, by the first entry and field that name them. */
    private final SortedMap<Digest, NamedBy> missing = new TreeMap<>();

    /**
     * A blob that was changed.
     *
     * @param called its digest where that is known
     * @param by the first entry and field that name it
     */
    private record Changed(String called, Optional<NamedBy> by) {}

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
        var checked = blobs.check(name -> changed.put(name, new Changed(blobs.called(name), Optional.empty())), done);
        if (!checked.all()) {
            failures.add(LedgerFailure.of(
                    LedgerPart.BLOBS,
                    "LG-MORE",
                    "more than " + BlobStore.MOST_UNSOUND
                            + " copies of blobs are damaged; which entries name the others was not looked for."));
        }
        return checked.blobs();
    }

    /** How many bytes they have on disk. */
    long bytes() throws IOException {
        return blobs.bytes();
    }

    /** Looks for blobs that entries name; of one that is not sound, the first entry that names it is told. */
    void require(Map<Digest, NamedBy> named) throws IOException {
        for (var name : named.entrySet()) {
            if (!blobs.has(name.getKey())) {
                missing(name.getKey(), name.getValue());
            } else if (!changed.isEmpty()) {
                named(name.getKey(), name.getValue());
            }
        }
    }

    /** Notes who names a blob that may be changed. */
    void named(Digest digest, NamedBy by) {
        changed.computeIfPresent(
                blobs.nameHex(digest),
                (hex, blob) -> blob.by().isPresent() ? blob : new Changed(digest.toString(), Optional.of(by)));
    }

    /** True if there are some whose bytes are not those of their names. */
    boolean foundChanged() {
        return !changed.isEmpty();
    }

    /** Will tell that a blob is gone. */
    void missing(Digest digest, NamedBy by) {
        // One more than are told of, so that it is told that there are more.
        if (missing.size() <= Failures.MOST) {
            missing.putIfAbsent(digest, by);
        }
    }

    /** Tells of those that are not sound and that entries name. */
    void tell() {
        changed.values().forEach(blob -> blob.by().ifPresent(by -> tellChanged(blob, by)));
        missing.forEach(
                (digest, by) -> fail("LG-BLOB-MISSING", by, "the blob " + digest + " is gone; named by " + by + "."));
    }

    private void tellChanged(Changed blob, NamedBy by) {
        fail("LG-BLOB-CHANGED", by, "the blob " + blob.called() + " was changed on disk; named by " + by + ".");
    }

    private void fail(String code, NamedBy by, String sentence) {
        failures.add(LedgerFailure.ofEntry(LedgerPart.BLOBS, code, by.entry(), by.field(), sentence));
    }

    /** Those that are not sound and that nothing recorded rests on: no entry names them. */
    List<LedgerNote> strays() {
        return changed.values().stream()
                .filter(blob -> blob.by().isEmpty())
                .limit(Failures.MOST)
                .map(
                        blob -> new LedgerNote(
                                "LG-BLOB-STRAY",
                                "no entry names the blob " + blob.called()
                                        + ", whose bytes are not those of its name: nothing that was recorded rests on it, and it was not"
                                        + " deleted. A backup leaves it out; 'reckoner blobs --unreferenced' lists all that no entry names."))
                .toList();
    }
}
