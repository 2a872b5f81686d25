package dev.reckoner.runtime.device.measure;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/** Invented inputs of a text encoder, the same on every machine. */
public final class TokenInputs {
    private static final long SEED = 20_261_129;
    private static final int LOWEST = 1_000;
    private static final int HIGHEST = 20_000;

    private TokenInputs() {}

    /**
     * Tokens of a vocabulary of at least 20,000, nothing masked, all of one segment.
     *
     * @return empty if the model takes anything but {@code input_ids}, {@code attention_mask} and {@code token_type_ids} as
     *     64-bit whole numbers
     */
    public static Optional<SequencedMap<String, OnnxValue>> of(OnnxModel model, int rows, int length) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        for (ValueInfo input : model.inputs()) {
            if (!input.elementType().equals(Optional.of(ElementType.INT64))) {
                return Optional.empty();
            }
            long[] values = new long[rows * length];
            switch (input.name()) {
                case "input_ids" -> Arrays.setAll(values, tokens()::applyAsLong);
                case "attention_mask" -> Arrays.fill(values, 1);
                case "token_type_ids" -> Arrays.fill(values, 0);
                default -> {
                    return Optional.empty();
                }
            }
            inputs.put(input.name(), Tensor.ofLongs(List.of((long) rows, (long) length), values));
        }
        return Optional.of(inputs);
    }

    private static java.util.function.IntToLongFunction tokens() {
        Random random = new Random(SEED);
        return any -> random.nextInt(LOWEST, HIGHEST);
    }
}
