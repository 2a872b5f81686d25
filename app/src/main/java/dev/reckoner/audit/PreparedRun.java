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
 */
record PreparedRun(Claim claim, OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile) {
    PreparedRun {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }
}
