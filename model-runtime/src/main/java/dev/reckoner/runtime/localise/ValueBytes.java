package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.Collection;
import java.util.List;

/** How much memory values take. */
final class ValueBytes {
    private ValueBytes() {}

    static long of(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> tensor.data().remaining();
            case TensorSequence sequence ->
                sequence.tensors().stream().mapToLong(ValueBytes::of).sum();
            case OptionalValue optional -> optional.value().map(ValueBytes::of).orElse(0L);
        };
    }

    static List<Long> each(Collection<OnnxValue> values) {
        return values.stream().map(ValueBytes::of).toList();
    }
}
