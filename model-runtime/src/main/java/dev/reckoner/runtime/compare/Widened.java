package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/** A claimed output in a narrower floating-point type than the model gives: the provider kept it in less room. */
final class Widened {
    private static final List<ElementType> FROM_NARROW_TO_WIDE =
            List.of(ElementType.BFLOAT16, ElementType.FLOAT16, ElementType.FLOAT, ElementType.DOUBLE);

    private Widened() {}

    /** True if that is all that the types and shapes differ in. */
    static boolean isNarrower(Tensor claimed, Tensor recomputed) {
        int wide = FROM_NARROW_TO_WIDE.indexOf(recomputed.type());
        return claimed.dims().equals(recomputed.dims())
                && wide >= FROM_NARROW_TO_WIDE.indexOf(ElementType.FLOAT)
                && FROM_NARROW_TO_WIDE.contains(claimed.type())
                && FROM_NARROW_TO_WIDE.indexOf(claimed.type()) < wide;
    }

    /** The same numbers as FLOAT or DOUBLE. */
    static Tensor of(Tensor narrow, ElementType type) {
        int count = Math.toIntExact(narrow.elementCount());
        if (type == ElementType.DOUBLE) {
            double[] numbers = new double[count];
            java.util.Arrays.setAll(numbers, narrow::doubleAt);
            return Tensor.ofDoubles(narrow.dims(), numbers);
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) narrow.doubleAt(i);
        }
        return Tensor.ofFloats(narrow.dims(), numbers);
    }
}
