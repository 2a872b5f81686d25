package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares any two ONNX values: a comparison for each tensor in them. */
public final class ValueComparator {
    private ValueComparator() {}

    /**
     * Compares two values with the default profiles. The tensors of a sequence are named {@code output[0]}, {@code output[1]},
     * …; values of different structure give one comparison that is OUTSIDE, two that hold no tensor one that is BIT_EXACT.
     */
    public static List<Comparison> compare(String output, OnnxValue claimed, OnnxValue recomputed) {
        if (claimed instanceof Tensor a && recomputed instanceof Tensor b) {
            return List.of(TensorComparator.compare(output, a, b));
        }
        if (claimed instanceof TensorSequence a && recomputed instanceof TensorSequence b) {
            return sequences(output, a.tensors(), b.tensors());
        }
        if (claimed instanceof OptionalValue a && recomputed instanceof OptionalValue b) {
            return optionals(output, a.value(), b.value());
        }
        return outside(output, "Kind of value: claimed " + kind(claimed) + ", recomputed " + kind(recomputed) + ".");
    }

    private static List<Comparison> sequences(String output, List<Tensor> claimed, List<Tensor> recomputed) {
        if (claimed.size() != recomputed.size()) {
            return outside(
                    output, "Length: claimed " + claimed.size() + ", recomputed " + recomputed.size() + " tensors.");
        }
        if (claimed.isEmpty()) {
            return exact(output);
        }
        List<Comparison> all = new ArrayList<>();
        for (int i = 0; i < claimed.size(); i++) {
            all.add(TensorComparator.compare(output + "[" + i + "]", claimed.get(i), recomputed.get(i)));
        }
        return List.copyOf(all);
    }

    private static List<Comparison> optionals(
            String output, Optional<OnnxValue> claimed, Optional<OnnxValue> recomputed) {
        if (claimed.isEmpty() && recomputed.isEmpty()) {
            return exact(output);
        }
        if (claimed.isPresent() && recomputed.isPresent()) {
            return compare(output, claimed.get(), recomputed.get());
        }
        return outside(output, "One side of the optional value is empty.");
    }

    private static List<Comparison> exact(String output) {
        return List.of(Comparison.without(output, Verdict.BIT_EXACT, "Both sides are empty."));
    }

    private static List<Comparison> outside(String output, String reason) {
        return List.of(Comparison.without(output, Verdict.OUTSIDE, reason));
    }

    private static String kind(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> "a tensor " + tensor;
            case TensorSequence sequence ->
                "a sequence of " + sequence.tensors().size();
            case OptionalValue optional -> "an optional";
        };
    }
}
