package dev.reckoner.runtime.conform;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.List;
import java.util.Optional;

/**
 * When an output counts as the expected one: |actual - expected| ≤ absolute + relative · |expected| for real and complex
 * numbers, with NaN equal to NaN; bit for bit for everything else.
 *
 * @param relative factor on the expected value
 * @param absolute summand
 */
public record Tolerance(double relative, double absolute) {
    /** What the ONNX project asks of a backend for its own test cases. */
    public static final Tolerance ONNX = new Tolerance(1e-3, 1e-7);

    /** Says how the values differ, in one sentence without a subject; empty if they agree. */
    public Optional<String> difference(OnnxValue expected, OnnxValue actual) {
        if (expected instanceof Tensor wanted && actual instanceof Tensor found) {
            return tensors(wanted, found);
        }
        if (expected instanceof TensorSequence wanted && actual instanceof TensorSequence found) {
            return sequences(wanted.tensors(), found.tensors());
        }
        if (expected instanceof OptionalValue wanted && actual instanceof OptionalValue found) {
            return optionals(wanted, found);
        }
        return Optional.of("is not of the expected kind");
    }

    private Optional<String> sequences(List<Tensor> expected, List<Tensor> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of("has " + actual.size() + " elements, not " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            Optional<String> difference = tensors(expected.get(i), actual.get(i));
            if (difference.isPresent()) {
                return Optional.of("in element " + i + " " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> optionals(OptionalValue expected, OptionalValue actual) {
        if (expected.value().isPresent() && actual.value().isPresent()) {
            return difference(expected.value().get(), actual.value().get());
        }
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(actual.value().isPresent() ? "is not empty" : "is empty");
    }

    private Optional<String> tensors(Tensor expected, Tensor actual) {
        if (expected.type() != actual.type() || !expected.dims().equals(actual.dims())) {
            return Optional.of("is " + actual + ", not " + expected);
        }
        return expected.type().isFloatingPoint() ? numbers(expected, actual) : exact(expected, actual);
    }

    private static Optional<String> exact(Tensor expected, Tensor actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        if (expected.type() == ElementType.STRING) {
            return Optional.of("has other text");
        }
        long differing = 0;
        for (long i = 0; i < expected.scalarCount(); i++) {
            differing += expected.bitsAt(i) == actual.bitsAt(i) ? 0 : 1;
        }
        return Optional.of("differs in " + differing + " of " + expected.elementCount() + " elements");
    }

    private Optional<String> numbers(Tensor expected, Tensor actual) {
        long differing = 0;
        double worst = -1;
        long at = 0;
        for (long i = 0; i < expected.scalarCount(); i++) {
            double error = excess(expected.doubleAt(i), actual.doubleAt(i));
            if (error > 0) {
                differing++;
                at = error > worst ? i : at;
                worst = Math.max(worst, error);
            }
        }
        return differing == 0
                ? Optional.empty()
                : Optional.of("differs in " + differing + " of " + expected.scalarCount() + " numbers, most at " + at
                        + ": " + actual.doubleAt(at) + ", not " + expected.doubleAt(at));
    }

    /** By how much the error is beyond the tolerance; infinite where only one side is finite or a number. */
    private double excess(double expected, double actual) {
        if (Double.compare(expected, actual) == 0 || expected == actual) {
            return 0;
        }
        if (!Double.isFinite(expected) || !Double.isFinite(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, Math.abs(actual - expected) - absolute - relative * Math.abs(expected));
    }
}
