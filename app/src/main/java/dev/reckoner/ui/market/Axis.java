package dev.reckoner.ui.market;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Round figures on an axis.
 *
 * @param low the first of them
 * @param step from one to the next
 * @param count how many steps there are
 */
record Axis(double low, double step, int count) {
    private static final int MOST = 5;

    /** One that holds both figures, and 0. */
    static Axis of(double least, double most) {
        double from = Math.min(0, least);
        double to = Math.max(0, most);
        double range = Math.max(to - from, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(range / MOST)));
        double step = DoubleStream.of(1, 2, 5, 10)
                .map(times -> times * power)
                .filter(size -> Math.ceil(to / size) - Math.floor(from / size) <= MOST)
                .findFirst()
                .orElse(10 * power);
        double low = Math.floor(from / step) * step;
        return new Axis(low, step, Math.max(1, (int) Math.round((Math.ceil(to / step) * step - low) / step)));
    }

    double high() {
        return low + step * count;
    }

    /** The round figures. */
    List<Double> ticks() {
        return IntStream.rangeClosed(0, count).mapToObj(i -> low + i * step).toList();
    }

    /** Where a figure lies, from 0 to 1. */
    double share(double figure) {
        return Math.clamp((figure - low) / (high() - low), 0, 1);
    }
}
