package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A claim beside the one in question: it may have been in the same batch, or its answer may have been given twice.
 *
 * @param label what a person calls it, such as {@code claim 12}
 * @param inputs values by input name, as far as they are known
 * @param outputs claimed values by output name, as far as they are known
 */
public record OtherClaim(
        String label, SequencedMap<String, OnnxValue> inputs, SequencedMap<String, OnnxValue> outputs) {
    public OtherClaim {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
    }
}
