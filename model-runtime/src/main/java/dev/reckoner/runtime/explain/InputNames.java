package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The inputs of one model handed to another: by name, then by place; whole numbers in the width that it takes. */
final class InputNames {
    private InputNames() {}

    /** Empty if the other model wants something that is not there. */
    static Optional<SequencedMap<String, OnnxValue>> adapted(SequencedMap<String, OnnxValue> inputs, OnnxModel model) {
        List<OnnxValue> unnamed = new ArrayList<>();
        inputs.forEach((name, value) -> {
            if (model.inputs().stream().noneMatch(wanted -> wanted.name().equals(name))) {
                unnamed.add(value);
            }
        });
        SequencedMap<String, OnnxValue> adapted = new LinkedHashMap<>();
        for (ValueInfo wanted : model.inputs()) {
            OnnxValue value = inputs.get(wanted.name());
            if (value == null && unnamed.isEmpty()) {
                return Optional.empty();
            }
            adapted.put(wanted.name(), typed(value == null ? unnamed.removeFirst() : value, wanted));
        }
        return Optional.of(adapted);
    }

    private static OnnxValue typed(OnnxValue value, ValueInfo wanted) {
        if (!(value instanceof Tensor tensor) || wanted.elementType().isEmpty()) {
            return value;
        }
        ElementType type = wanted.elementType().get();
        if (tensor.type() == ElementType.INT64 && type == ElementType.INT32) {
            int[] values = new int[Math.toIntExact(tensor.elementCount())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) tensor.bitsAt(i);
            }
            return Tensor.ofInts(tensor.dims(), values);
        }
        if (tensor.type() == ElementType.INT32 && type == ElementType.INT64) {
            long[] values = new long[Math.toIntExact(tensor.elementCount())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) tensor.bitsAt(i);
            }
            return Tensor.ofLongs(tensor.dims(), values);
        }
        return value;
    }
}
