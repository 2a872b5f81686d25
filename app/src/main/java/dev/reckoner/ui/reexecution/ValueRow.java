package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.ui.chart.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * A claimed value beside the recomputed one, as the table writes it.
 *
 * @param index flat, row by row
 * @param place index along each dimension, such as {@code [0, 17, 3]}
 * @param difference |claimed - recomputed|
 * @param ulps distance in units in the last place of the type; empty text where the type has none
 * @param differs true if they differ in at least one bit
 */
record ValueRow(
        int index, String place, String claimed, String recomputed, String difference, String ulps, boolean differs) {
    /** The value at an index. */
    static ValueRow of(ValuePair pair, int index) {
        boolean differs = pair.differs(index);
        double error = pair.error(index);
        return new ValueRow(
                index,
                place(pair.claimed().dims(), index),
                text(pair.claimed(), index),
                text(pair.recomputed(), index),
                Double.isNaN(error) ? "" : Numbers.power10(error),
                ulps(pair, index),
                differs);
    }

    /** The index along each dimension; a scalar has none. */
    static String place(List<Long> dims, long index) {
        long rest = index;
        var place = new StringBuilder("]");
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            place.insert(0, rest % dims.get(axis));
            rest /= dims.get(axis);
            place.insert(0, axis == 0 ? "[" : ", ");
        }
        return dims.isEmpty() ? "[]" : place.toString();
    }

    /** Every digit that tells the value from its neighbours: two values that differ never look alike. */
    static String text(Tensor tensor, int index) {
        return switch (tensor.type().family()) {
            case TEXT -> tensor.stringAt(index);
            case TRUTH -> tensor.bitsAt(index) != 0 ? "true" : "false";
            case SIGNED, UNSIGNED -> whole(tensor, index);
            case REAL -> real(tensor, index);
            case COMPLEX -> {
                String imaginary = real(tensor, 2L * index + 1);
                yield real(tensor, 2L * index) + (imaginary.startsWith("-") ? " " : " +") + imaginary + "i";
            }
        };
    }

    private static String whole(Tensor tensor, int index) {
        if (tensor.type() == ElementType.UINT64) {
            return Long.toUnsignedString(tensor.bitsAt(index));
        }
        return tensor.type() == ElementType.INT64
                ? Long.toString(tensor.bitsAt(index))
                : Long.toString((long) tensor.doubleAt(index));
    }

    private static String real(Tensor tensor, long scalar) {
        double value = tensor.doubleAt(scalar);
        boolean wide = tensor.type() == ElementType.DOUBLE || tensor.type() == ElementType.COMPLEX128;
        return (wide ? Double.toString(value) : Float.toString((float) value))
                .toLowerCase(Locale.ROOT)
                .replace("infinity", "infinite")
                .replace("nan", "NaN");
    }

    private static String ulps(ValuePair pair, int index) {
        return switch (pair.type().family()) {
            case REAL -> distance(pair, index);
            default -> "";
        };
    }

    /** The two's complement difference is the distance even where it does not fit into a signed number. */
    private static String distance(ValuePair pair, int index) {
        long a = pair.claimed().ordinalAt(index);
        long b = pair.recomputed().ordinalAt(index);
        long distance = a > b ? a - b : b - a;
        return distance >= 0 ? Numbers.count(distance) : Long.toUnsignedString(distance);
    }
}
