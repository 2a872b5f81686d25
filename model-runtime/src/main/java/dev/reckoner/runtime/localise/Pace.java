package dev.reckoner.runtime.localise;

/** How many operators to run next, so that what they make fits: judged by those before. */
final class Pace {
    private static final int FIRST = 16;
    private static final int FASTER = 8;

    private final long budget;
    private int step = FIRST;
    private double perOperator;

    Pace(long budget) {
        this.budget = budget;
    }

    /** So many of those that are left. */
    int next(int left) {
        return Math.min(left, step);
    }

    /** Learns that so many made so much. */
    void took(int operators, long bytes) {
        perOperator = Math.max(1.0, (double) bytes / Math.max(1, operators));
        double fitting = budget / perOperator / 2;
        step = (int) Math.clamp(fitting, 1, (double) Math.max(FIRST, operators) * FASTER);
    }

    /** What one more is likely to make, bytes. */
    double perOperator() {
        return perOperator;
    }
}
