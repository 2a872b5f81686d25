package dev.reckoner.ui.chart;

import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The logarithmic axis of a strip of operators.
 *
 * @param measure what it measures
 * @param low exponent of ten at the bottom
 * @param high exponent at the top
 * @param bottom pixel of {@code low}
 * @param top pixel of {@code high}
 */
record OperatorScale(Measure measure, double low, double high, double bottom, double top) {
    /** A little below the lowest label, so that what is just smaller still shows as a bar. */
    private static final double BELOW = 0.3;

    private static final int MOST_DECADES = 12;
    private static final int MOST_TICKS = 5;

    /**
     * A line of the grid.
     *
     * @param bound true for the bound, which is 1
     */
    record Tick(double value, String label, boolean bound) {}

    static OperatorScale of(List<OperatorError> operators, Measure measure, double bottom, double top) {
        return measure == Measure.LOCAL
                ? new OperatorScale(
                        measure,
                        -1 - BELOW,
                        highest(operators.stream().mapToDouble(OperatorError::multiple), 1),
                        bottom,
                        top)
                : drift(operators, bottom, top);
    }

    private static OperatorScale drift(List<OperatorError> operators, double bottom, double top) {
        double high = highest(operators.stream().mapToDouble(OperatorError::drift), 0);
        double smallest = finite(operators.stream().mapToDouble(OperatorError::drift))
                .min()
                .orElse(1e-8);
        double low = Math.max(Math.floor(Math.log10(smallest)), high - MOST_DECADES);
        return new OperatorScale(Measure.DRIFT, Math.min(low, high - 2) - BELOW, high, bottom, top);
    }

    private static double highest(DoubleStream values, int least) {
        double largest = finite(values).max().orElse(1);
        return Math.clamp(Math.ceil(Math.log10(largest)), least, MOST_DECADES);
    }

    private static DoubleStream finite(DoubleStream values) {
        return values.filter(value -> Double.isFinite(value) && value > 0);
    }

    double y(double value) {
        if (Double.isNaN(value) || value <= 0) {
            return bottom;
        }
        double exponent = Math.clamp(Math.log10(value), low, high);
        return bottom + (top - bottom) * (exponent - low) / (high - low);
    }

    List<Tick> ticks() {
        int first = (int) Math.ceil(low);
        int step = Math.max(1, Math.ceilDiv((int) high - first, MOST_TICKS));
        // Counted from the bound or the top, so that neither is ever left out.
        int anchor = measure == Measure.LOCAL ? 0 : (int) high;
        return IntStream.rangeClosed(first, (int) high)
                .filter(exponent -> Math.floorMod(exponent - anchor, step) == 0)
                .mapToObj(this::tick)
                .toList();
    }

    private Tick tick(int exponent) {
        double value = Math.pow(10, exponent);
        boolean bound = measure == Measure.LOCAL && exponent == 0;
        String label = bound
                ? Messages.get("operators.bound")
                : measure == Measure.LOCAL
                        ? exponent < 0 ? "0.1×" : exponent < 4 ? (long) value + "×" : Numbers.decade(exponent) + "×"
                        : Numbers.decade(exponent);
        return new Tick(value, label, bound);
    }
}
