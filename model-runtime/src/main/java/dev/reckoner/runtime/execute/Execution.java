package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What came out of a model.
 *
 * @param outputs values by name, in the model's order
 * @param took time of the run, without loading the model
 * @param environment what may change the bits of the outputs
 */
public record Execution(SequencedMap<String, OnnxValue> outputs, Duration took, EnvironmentRecord environment) {
    public Execution {
        outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
    }
}
