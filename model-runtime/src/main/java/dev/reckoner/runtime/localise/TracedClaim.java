package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A claim, with the values in between.
 *
 * @param model the model that the claim says was run
 * @param inputs what went in, by name
 * @param outputs what is claimed to have come out, by name; outputs that the claim leaves out may lack
 * @param trace what the claim says of the values in between
 */
public record TracedClaim(
        OnnxModel model,
        SequencedMap<String, OnnxValue> inputs,
        SequencedMap<String, OnnxValue> outputs,
        TraceValues trace) {
    public TracedClaim {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
    }
}
