package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The same input with masked tokens at its end: for models that take a mask of rank 2 beside what it masks. */
final class Padding {
    private static final int TOKENS = 1;

    private Padding() {}

    /** The longer input; empty where the model takes no mask, or one of fixed length. */
    static Optional<SequencedMap<String, OnnxValue>> of(
            OnnxModel model, SequencedMap<String, OnnxValue> input, int padding) {
        Optional<ValueInfo> mask =
                model.inputs().stream().filter(Padding::isMask).findFirst();
        if (mask.isEmpty() || !(input.get(mask.get().name()) instanceof Tensor masked)) {
            return Optional.empty();
        }
        long length = masked.dims().get(TOKENS);
        SequencedMap<String, OnnxValue> longer = new LinkedHashMap<>();
        for (ValueInfo declared : model.inputs()) {
            OnnxValue value = input.get(declared.name());
            if (!(value instanceof Tensor tensor)) {
                return Optional.empty();
            }
            longer.put(
                    declared.name(), isAlong(tensor, length) ? Rows.resized(tensor, TOKENS, length + padding) : tensor);
        }
        return Optional.of(longer);
    }

    private static boolean isMask(ValueInfo input) {
        return input.name().toLowerCase(Locale.ROOT).contains("mask")
                && input.shape()
                        .filter(shape ->
                                shape.size() == 2 && shape.get(TOKENS).size().isEmpty())
                        .isPresent();
    }

    private static boolean isAlong(Tensor tensor, long length) {
        return tensor.dims().size() > TOKENS && tensor.dims().get(TOKENS) == length && Rows.isRowed(tensor);
    }

    /** The outputs without what stands at the places of the padding. */
    static SequencedMap<String, OnnxValue> withoutPadding(Map<String, OnnxValue> padded, Map<String, OnnxValue> alone) {
        SequencedMap<String, OnnxValue> shorter = new LinkedHashMap<>();
        alone.forEach((name, value) -> {
            if (value instanceof Tensor own
                    && padded.get(name) instanceof Tensor tensor
                    && own.dims().size() == tensor.dims().size()
                    && Rows.isRowed(tensor)) {
                shorter.put(name, cropped(tensor, own.dims()));
            }
        });
        return shorter;
    }

    private static Tensor cropped(Tensor tensor, List<Long> dims) {
        Tensor cropped = tensor;
        for (int axis = 0; axis < dims.size(); axis++) {
            cropped = cropped.dims().get(axis).equals(dims.get(axis))
                    ? cropped
                    : Rows.resized(cropped, axis, dims.get(axis));
        }
        return cropped;
    }
}
