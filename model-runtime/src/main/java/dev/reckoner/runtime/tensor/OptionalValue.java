package dev.reckoner.runtime.tensor;

import java.util.Optional;

/**
 * A value of an ONNX optional type.
 *
 * @param value a tensor or a sequence; empty where the model gives or takes nothing
 */
public record OptionalValue(Optional<OnnxValue> value) implements OnnxValue {
    /** The optional that holds nothing. */
    public static OptionalValue none() {
        return new OptionalValue(Optional.empty());
    }

    /** The optional that holds this value. */
    public static OptionalValue of(OnnxValue value) {
        return new OptionalValue(Optional.of(value));
    }
}
