package dev.reckoner.audit;

import dev.reckoner.ledger.BlobStore;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.tensor.OnnxValue;
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
     * @return empty where it signs none, or the case does not hold what it signs
     */
    Optional<TracedClaim> of(PreparedRun run, SequencedMap<String, OnnxValue> claimed) throws IOException {
        return ClaimedTrace.of(run.claim(), evidence, blobs)
                .map(trace -> new TracedClaim(run.model(), run.inputs(), claimed, trace::value));
    }
}
