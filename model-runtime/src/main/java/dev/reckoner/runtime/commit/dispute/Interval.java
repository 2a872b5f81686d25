package dev.reckoner.runtime.commit.dispute;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of operators.
 *
 * @param from the first
 * @param to the one after the last
 */
public record Interval(int from, int to) {
    /** How many operators. */
    public int size() {
        return to - from;
    }

    /**
     * How many rounds a walk over so many operators takes: the least r for which ways^r is no less.
     *
     * @param ways at least 2
     */
    public static int rounds(int operators, int ways) {
        int rounds = 0;
        for (long reach = 1; reach < operators; reach *= ways) {
            rounds++;
        }
        return rounds;
    }

    /**
     * The fewest parts of like size, at least two and at most {@code ways}, none of them larger than what the rounds after this one
     * can still take apart. So a walk of three and more ways takes exactly {@link #rounds}, wherever it ends; of two ways one
     * round fewer where halves cannot be equal. An interval of one operator is its only part.
     *
     * @param left rounds left, this one included
     */
    List<Interval> parts(int ways, int left) {
        long reach = 1;
        for (int round = 1; round < left && reach < size(); round++) {
            reach *= ways;
        }
        int count = (int) Math.min(size(), Math.max(2, (size() + reach - 1) / reach));
        List<Interval> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(new Interval(at(i, count), at(i + 1, count)));
        }
        return parts;
    }

    private int at(int part, int count) {
        return from + (int) ((long) part * size() / count);
    }
}
