package dev.reckoner.audit;

import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What it takes to run a claim again.
 *
 * @param inputs values under the names that the model gives them
 * @param batch what is known of the batch that the claim was made in
 */
record PreparedRun(
        Claim claim,
        OnnxModel model,
        SequencedMap<String, OnnxValue> inputs,
        ExecutionProfile profile,
        ClaimBatch batch) {
    PreparedRun {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }

    /** Of the batch is known what the record alone tells. */
    PreparedRun(Claim claim, OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile) {
        this(claim, model, inputs, profile, ClaimBatch.of(claim));
    }

    /** The same in a batch. */
    PreparedRun in(ClaimBatch other) {
        return new PreparedRun(claim, model, inputs, profile, other);
    }
}
