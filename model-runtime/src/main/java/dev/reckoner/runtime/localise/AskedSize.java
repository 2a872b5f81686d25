package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large a result claimed numbers ask for. A shape that is not the model's own is its maker's fault and is told as that; the
 * operators that take it would only fill the memory.
 */
final class AskedSize {
    private static final Set<String> SIZED_BY_VALUES = Set.of(
            "ConstantOfShape",
            "Expand",
            "Tile",
            "Range",
            "OneHot",
            "Pad",
            "Resize",
            "Upsample",
            "CenterCropPad",
            "MaxUnpool",
            "Col2Im",
            "BlackmanWindow",
            "HammingWindow",
            "HannWindow");
    private static final int SMALL = 64;
    private static final double MOST_TIMES = 4_096;
    private static final double MOST_ELEMENTS = 0x1p26;

    private AskedSize() {}

    /**
     * Why an operator is not run, if one of its inputs asks for a result thousands of times as large as the model's own.
     *
     * @param input name of the input
     * @param claimed what is claimed of it
     * @param own the values of the model's own run
     */
    static Optional<String> excess(Operator operator, String input, OnnxValue claimed, Map<String, OnnxValue> own) {
        if (!SIZED_BY_VALUES.contains(operator.type())
                || !(claimed instanceof Tensor c && own.get(input) instanceof Tensor o)
                || !isSmall(c)
                || !isSmall(o)
                || c.equals(o)) {
            return Optional.empty();
        }
        double times = size(c) / size(o);
        double elements = times * elements(own.get(operator.outputs().getFirst()));
        return times > MOST_TIMES && elements > MOST_ELEMENTS
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "Its input '%s' is claimed to ask for a result about %.3g times as large as the model's own, which is not"
                                + " computed.",
                        input,
                        times))
                : Optional.empty();
    }

    private static boolean isSmall(Tensor tensor) {
        return tensor.elementCount() <= SMALL
                && tensor.type() != ElementType.STRING
                && tensor.type() != ElementType.BOOL;
    }

    private static double size(Tensor tensor) {
        double product = 1;
        for (long i = 0; i < tensor.elementCount(); i++) {
            product *= 1 + Math.abs(tensor.doubleAt(i));
        }
        return product;
    }

    private static double elements(@Nullable OnnxValue value) {
        return value instanceof Tensor tensor ? Math.max(1, tensor.elementCount()) : 1;
    }
}
