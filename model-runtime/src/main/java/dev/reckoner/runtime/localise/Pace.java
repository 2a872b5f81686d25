package dev.reckoner.runtime.localise;

import java.util.Collection;

/**
 * How many operators to run next, so that what they make fits. Judged by those before: as if each made as much as the one that
 * an average byte is made by, which is more than the average operator makes.
 */
final class Pace {
    private static final int FIRST = 8;
    private static final int FASTER = 2;

    private final long budget;
    private int step = FIRST;
    private double sum;
    private double squares;

    Pace(long budget) {
        this.budget = budget;
    }

    /** So many of those that are left. */
    int next(int left) {
        return Math.min(left, step);
    }

    /** Learns what so many operators made, value by value. */
    void took(int operators, Collection<Long> bytes) {
        for (long each : bytes) {
            sum += each;
            squares += (double) each * each;
        }
        step = (int) Math.clamp(budget / Math.max(1, expected()), 1, (double) Math.max(FIRST, operators) * FASTER);
    }

    /** What one more is likely to make, bytes. */
    double expected() {
        return sum == 0 ? 0 : squares / sum;
    }
}
