package dev.reckoner.audit;

import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Rows;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The inputs of several claims put together, each in some rows of the first dimension, and the outputs taken apart again. */
final class StackedRows {
    private StackedRows() {}

    static boolean hasRows(Tensor tensor) {
        return !tensor.dims().isEmpty()
                && tensor.type() != ElementType.STRING
                && tensor.type().bits() >= Byte.SIZE;
    }

    /** The number of rows that all inputs have; empty where they differ or are not rows. */
    static Optional<Long> rows(SequencedMap<String, OnnxValue> inputs) {
        if (!inputs.values().stream().allMatch(value -> value instanceof Tensor tensor && hasRows(tensor))) {
            return Optional.empty();
        }
        var counts = inputs.values().stream()
                .map(value -> ((Tensor) value).dims().getFirst())
                .distinct()
                .toList();
        return counts.size() == 1 ? Optional.of(counts.getFirst()) : Optional.empty();
    }

    /** All of them, in their order; they have to fit together. */
    static SequencedMap<String, OnnxValue> stack(List<SequencedMap<String, OnnxValue>> parts) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        for (var name : parts.getFirst().keySet()) {
            inputs.put(
                    name,
                    Rows.stack(
                            parts.stream().map(part -> (Tensor) part.get(name)).toList()));
        }
        return inputs;
    }

    /**
     * Some rows of every output.
     *
     * @param expected how many rows the inputs had
     * @throws ExecutionException if an output does not have as many
     */
    static SequencedMap<String, OnnxValue> slice(Execution all, long from, long rows, long expected)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        for (var output : all.outputs().sequencedEntrySet()) {
            if (!(output.getValue() instanceof Tensor tensor)
                    || !hasRows(tensor)
                    || tensor.dims().getFirst() != expected) {
                throw new ExecutionException(
                        ExecutionException.Code.OUTPUT_UNSUPPORTED,
                        "The output " + output.getKey() + " does not have a row for each row of the inputs.");
            }
            outputs.put(output.getKey(), Rows.slice(tensor, from, rows));
        }
        return outputs;
    }
}
