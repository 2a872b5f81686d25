package dev.reckoner.audit;

import dev.reckoner.ledger.BlobStore;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.Optional;
import java.util.SequencedMap;

/** The operator traces that the claims of a case sign. */
final class CaseTraces {
    private final OtherEvidence evidence;
    private final BlobStore blobs;

    CaseTraces(OtherEvidence evidence, BlobStore blobs) {
        this.evidence = evidence;
        this.blobs = blobs;
    }

    /**
     * A claim with the values in between.
     *
     * @param claimed its outputs by the model's names
     * @return empty where it signs none, the case does not hold what it signs, or the trace is of more or fewer rows than the claim
     */
    Optional<TracedClaim> of(PreparedRun run, SequencedMap<String, OnnxValue> claimed) throws IOException {
        var trace = ClaimedTrace.of(run.claim(), evidence, blobs);
        if (trace.isEmpty() || !isOfItsRows(trace.get(), claimed)) {
            return Optional.empty();
        }
        return Optional.of(new TracedClaim(run.model(), run.inputs(), claimed, trace.get()::value));
    }

    /** What a trace of a whole batch says of one claim in it cannot be told without the other inputs. */
    private static boolean isOfItsRows(ClaimedTrace trace, SequencedMap<String, OnnxValue> claimed) throws IOException {
        for (var output : claimed.sequencedEntrySet()) {
            var traced = trace.value(output.getKey());
            if (traced.isPresent()
                    && traced.get() instanceof Tensor theirs
                    && output.getValue() instanceof Tensor own
                    && !theirs.dims().equals(own.dims())) {
                return false;
            }
        }
        return true;
    }
}
