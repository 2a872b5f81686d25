package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the elements of a value usually are, over many runs: the median of their root mean squares, and no more than that of
 * all together. One input among many that makes the value huge, or tiny, is not what others are measured against.
 */
final class Scale {
    private double squares;
    private long elements;
    private double largest;
    private final List<Double> sizes = new ArrayList<>();

    /** A run is out of line where its values are so many times larger than usual. */
    private static final double OUT_OF_LINE = 1_000;

    void add(Tensor value) {
        double sum = 0;
        long finite = 0;
        for (long i = 0; i < value.scalarCount(); i++) {
            double number = value.doubleAt(i);
            if (Double.isFinite(number)) {
                sum += number * number;
                finite++;
            }
        }
        squares += sum;
        elements += finite;
        double size = finite == 0 ? 0 : Math.min(Math.sqrt(sum / finite), Double.MAX_VALUE);
        sizes.add(size);
        largest = Math.max(largest, size);
    }

    double scale() {
        double all = elements == 0 ? 0 : Math.min(Math.sqrt(squares / elements), Double.MAX_VALUE);
        return Math.min(all, median());
    }

    /** The lower one of both in the middle. */
    private double median() {
        List<Double> ascending = sizes.stream().sorted().toList();
        return ascending.isEmpty() ? 0 : ascending.get((ascending.size() - 1) / 2);
    }

    /** How many runs were so much larger than usual that they say little of the others. */
    long outOfLine() {
        double usual = median();
        return usual == 0
                ? 0
                : sizes.stream().filter(size -> size > OUT_OF_LINE * usual).count();
    }

    double largest() {
        return largest;
    }

    MeasuredErrors errors() {
        return MeasuredErrors.none(scale(), largest);
    }
}
