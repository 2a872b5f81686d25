package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.ToleranceProfile;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import dev.reckoner.trail.opengradient.inference.UntypedTensor;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Compares a claimed output without a type with a recomputed one. Floating-point numbers are compared as float32, which is what
 * OpenGradient's SDK reads them as; a decimal has no negative zero, so the recomputed one is none either. Integers are compared
 * as they are, texts byte by byte.
 */
final class UntypedComparison {
    private UntypedComparison() {}

    /**
     * The comparison.
     *
     * @param floats compares two tensors of floating-point numbers of one type
     * @throws CannotRun if the claimed value cannot be computed with
     */
    static Comparison compare(
            String name, UntypedTensor claimed, Tensor recomputed, BiFunction<Tensor, Tensor, Comparison> floats)
            throws CannotRun {
        try {
            return switch (claimed) {
                case UntypedTensor.Numbers numbers -> numbers(name, numbers, recomputed, floats);
                case UntypedTensor.Texts texts -> texts(name, texts, recomputed);
            };
        } catch (TensorFormatException e) {
            throw CannotRun.of(name, e);
        }
    }

    private static Comparison numbers(
            String name,
            UntypedTensor.Numbers claimed,
            Tensor recomputed,
            BiFunction<Tensor, Tensor, Comparison> floats)
            throws CannotRun, TensorFormatException {
        if (!claimed.values().stream().allMatch(FixedPoint::isReadable)) {
            throw new CannotRun("EX-FIXED-POINT", "The output " + name + " has a number that cannot be computed with");
        }
        return switch (recomputed.type().family()) {
            case REAL -> reals(name, claimed, recomputed, floats);
            case SIGNED, UNSIGNED, TRUTH -> integers(name, claimed, recomputed);
            case COMPLEX, TEXT ->
                throw new CannotRun(
                        "EX-NOT-COMPARABLE",
                        "The output " + name + " is claimed as numbers, and the model gives " + recomputed.type());
        };
    }

    private static Comparison reals(
            String name,
            UntypedTensor.Numbers claimed,
            Tensor recomputed,
            BiFunction<Tensor, Tensor, Comparison> floats)
            throws TensorFormatException {
        if (recomputed.type() == ElementType.DOUBLE) {
            var wide = TensorComparator.compare(
                    name, packed(claimed, ElementType.DOUBLE), positiveZeros(recomputed, ElementType.DOUBLE));
            if (wide.verdict() == Verdict.BIT_EXACT) {
                return wide;
            }
        }
        return floats.apply(packed(claimed, ElementType.FLOAT), positiveZeros(recomputed, ElementType.FLOAT));
    }

    /** A double holds every integer below 2^53, and beyond it no more than the JSON in which nodes tell them. */
    private static Comparison integers(String name, UntypedTensor.Numbers claimed, Tensor recomputed)
            throws TensorFormatException {
        return TensorComparator.compare(
                name,
                packed(claimed, ElementType.DOUBLE),
                positiveZeros(recomputed, ElementType.DOUBLE),
                ToleranceProfile.EXACT);
    }

    private static Comparison texts(String name, UntypedTensor.Texts claimed, Tensor recomputed)
            throws CannotRun, TensorFormatException {
        if (recomputed.type() != ElementType.STRING) {
            throw new CannotRun(
                    "EX-NOT-COMPARABLE",
                    "The output " + name + " is claimed as texts, and the model gives " + recomputed.type());
        }
        boolean sameCount = claimed.values().size() == recomputed.elementCount();
        var shape = claimed.shape()
                .orElseGet(() -> sameCount
                        ? recomputed.dims()
                        : List.of((long) claimed.values().size()));
        return TensorComparator.compare(name, UntypedValues.strings(shape, claimed.values()), recomputed);
    }

    private static Tensor packed(UntypedTensor.Numbers claimed, ElementType type) throws TensorFormatException {
        var packed = new PackedNumbers(type, claimed.values().size());
        claimed.values().forEach(packed::put);
        return packed.tensor(claimed.shape());
    }

    private static Tensor positiveZeros(Tensor tensor, ElementType type) throws TensorFormatException {
        int count = Math.toIntExact(tensor.elementCount());
        if (type == ElementType.FLOAT) {
            var floats = new float[count];
            for (int i = 0; i < count; i++) {
                floats[i] = (float) tensor.doubleAt(i) + 0f;
            }
            return Tensor.ofFloats(tensor.dims(), floats);
        }
        var doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = tensor.doubleAt(i) + 0d;
        }
        return Tensor.ofDoubles(tensor.dims(), doubles);
    }
}
