package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntUnaryOperator;

/**
 * Inputs that are sequences side by side: whole numbers [batch, positions, ...], such as tokens, their types and a mask.
 *
 * @param inputs all inputs by name
 * @param length number of positions; 0 where the inputs are no sequences
 */
record Sequences(SequencedMap<String, OnnxValue> inputs, int length) {
    static Sequences of(SequencedMap<String, OnnxValue> inputs) {
        long length = 0;
        for (OnnxValue value : inputs.values()) {
            if (isSequence(value)) {
                length = Math.max(length, ((Tensor) value).dims().get(1));
            }
        }
        return new Sequences(inputs, (int) Math.min(length, Integer.MAX_VALUE));
    }

    private static boolean isSequence(OnnxValue value) {
        return value instanceof Tensor tensor
                && isWhole(tensor)
                && tensor.dims().size() >= 2;
    }

    static boolean isWhole(Tensor tensor) {
        ElementType.Family family = tensor.type().family();
        return tensor.type().bits() >= 8
                && (family == ElementType.Family.SIGNED
                        || family == ElementType.Family.UNSIGNED
                        || family == ElementType.Family.TRUTH);
    }

    static boolean isMask(String name) {
        return name.toLowerCase(Locale.ROOT).contains("mask");
    }

    /** The input that says which positions count. */
    static Optional<Tensor> mask(SequencedMap<String, OnnxValue> inputs) {
        return inputs.entrySet().stream()
                .filter(input -> isMask(input.getKey()) && isSequence(input.getValue()))
                .map(input -> (Tensor) input.getValue())
                .findFirst();
    }

    /** Positions up to the last that counts in any row; all of them where nothing is masked. */
    int counted() {
        Optional<Tensor> mask = mask(inputs).filter(tensor -> tensor.dims().size() == 2);
        if (mask.isEmpty()) {
            return length;
        }
        int last = 0;
        for (long i = 0; i < mask.get().elementCount(); i++) {
            last = mask.get().doubleAt(i) == 0 ? last : Math.max(last, (int) (i % length) + 1);
        }
        return last;
    }

    /** The sequences with only these positions. */
    SequencedMap<String, OnnxValue> taken(int count, IntUnaryOperator places) {
        return changed((name, tensor) -> Shapes.taken(tensor, 1, count, places));
    }

    /** The sequences as long as before: these positions, then zeros, which the mask takes out. */
    SequencedMap<String, OnnxValue> padded(int count, IntUnaryOperator places, int total) {
        return taken(total, place -> place < count ? places.applyAsInt(place) : -1);
    }

    /** The mask cut, and the rest as it was. */
    SequencedMap<String, OnnxValue> masked(int count) {
        return changed((name, tensor) ->
                isMask(name) ? Shapes.taken(tensor, 1, length, place -> place < count ? place : -1) : tensor);
    }

    /** The mask with ones everywhere. */
    static SequencedMap<String, OnnxValue> unmasked(SequencedMap<String, OnnxValue> inputs) {
        return of(inputs).changed((name, tensor) -> isMask(name) ? Shapes.filled(tensor, 1) : tensor);
    }

    private interface Change {
        Tensor of(String name, Tensor tensor);
    }

    private SequencedMap<String, OnnxValue> changed(Change change) {
        SequencedMap<String, OnnxValue> changed = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> input : inputs.entrySet()) {
            OnnxValue value = input.getValue();
            boolean takesPart = isSequence(value) && ((Tensor) value).dims().get(1) == length;
            changed.put(input.getKey(), takesPart ? change.of(input.getKey(), (Tensor) value) : value);
        }
        return changed;
    }
}
