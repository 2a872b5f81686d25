package dev.reckoner.audit;

import dev.reckoner.audit.trace.ListedValues;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The values of the operators as the record of a claim commits to them: the list adds up to the root that is signed, and each value is
 * read when it is asked for and has the hash that the list gives. Whether the record is signed, and by whom, is not asked here.
 */
final class ClaimedTrace {
    private final TraceManifest list;
    private final SequencedMap<String, TraceLeaf> leaves = new LinkedHashMap<>();
    private final BlobStore blobs;

    private ClaimedTrace(TraceManifest list, BlobStore blobs) {
        this.list = list;
        this.blobs = blobs;
        list.leaves().forEach(leaf -> leaves.putIfAbsent(leaf.valueName(), leaf));
    }

    /** The trace of a claim; empty where its record signs none, the case does not hold it, or holds another. */
    static Optional<ClaimedTrace> of(Claim claim, OtherEvidence evidence, BlobStore blobs) throws IOException {
        if (claim.traceRoot().isEmpty()) {
            return Optional.empty();
        }
        var root = claim.traceRoot().get();
        if (!(evidence.items().get(Evidence.OperatorTrace.id(root)) instanceof Evidence.OperatorTrace item)) {
            return Optional.empty();
        }
        var bytes = read(item.blob(), blobs);
        try {
            return bytes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(TraceManifest.read(bytes.get()))
                            .filter(list -> list.rootOfLeaves().equals(root))
                            .map(list -> new ClaimedTrace(list, blobs));
        } catch (TrailFormatException changed) {
            return Optional.empty();
        }
    }

    /** Which values were traced: {@code all}, {@code matmul} or {@code layers}. */
    String selection() {
        return list.values();
    }

    /** The names of the values that it lists, in the order of the graph; not all of them need be in the case. */
    SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(leaves.sequencedKeySet());
    }

    /** A value; empty where the trace leaves it out, or the case does not hold it as it was committed to. */
    Optional<OnnxValue> value(String name) throws IOException {
        var leaf = leaves.get(name);
        if (leaf == null) {
            return Optional.empty();
        }
        return read(leaf.file(), blobs).flatMap(bytes -> ListedValues.read(leaf.form(), leaf.value(), bytes));
    }

    private static Optional<byte[]> read(Digest digest, BlobStore blobs) throws IOException {
        try {
            return blobs.read(digest);
        } catch (LedgerException changed) {
            // What is no longer what it was is not held; verifying the ledger says which blob was changed.
            return Optional.empty();
        }
    }
}
