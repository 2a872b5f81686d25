package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * What was measured, as figures.
 *
 * @param values what honest runs of a value's operator differ by from the same inputs, the factor of safety included, by name
 * @param covers true if the circumstances of the claim were among those measured
 */
public record MeasuredBounds(SequencedMap<String, MeasuredErrors> values, boolean covers) implements EmpiricalBounds {
    public MeasuredBounds {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    @Override
    public OptionalDouble exceedance(String value, Tensor claimed, Tensor recomputed) {
        MeasuredErrors most = values.get(value);
        return most == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(most.atLeastRounding(recomputed.type()).exceedanceOfWhole(claimed, recomputed));
    }
}
