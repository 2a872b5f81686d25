package dev.reckoner.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Places on axes. */
final class Scale {
    private Scale() {}

    /**
     * A logarithmic axis of whole decades.
     *
     * @param low exponent of the first decade
     * @param high exponent at its end, greater than {@code low}
     * @param start pixel of the first decade
     * @param end pixel of the last
     */
    record Decades(int low, int high, double start, double end) {
        double at(double value) {
            return atExponent(Math.log10(value));
        }

        double atExponent(double exponent) {
            double clamped = Math.clamp(exponent, low, high);
            return start + (end - start) * (clamped - low) / (high - low);
        }

        /** Exponents to label, evenly spaced, at most seven. */
        List<Integer> ticks() {
            int step = Math.max(1, Math.ceilDiv(high - low, 6));
            return IntStream.iterate(low, e -> e <= high, e -> e + step).boxed().toList();
        }
    }

    /** Round counts from 0 to at least {@code most}, in steps of 1, 2 or 5 times a power of ten, at most five steps. */
    static List<Long> counts(long most) {
        long step = 1;
        for (int i = 0; step * 4 < most; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        long size = step;
        return LongStream.rangeClosed(0, Math.max(1, Math.ceilDiv(most, size)))
                .map(k -> k * size)
                .boxed()
                .toList();
    }
}
