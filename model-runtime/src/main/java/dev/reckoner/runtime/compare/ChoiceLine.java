package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.BitSet;

/**
 * The numbers along a dimension, among which some are chosen.
 *
 * @param largest false where the smallest are chosen
 */
record ChoiceLine(Tensor values, long start, long stride, int length, boolean largest) {
    /** Beyond it a number is of another kind than those that were chosen between, as a mask is. */
    private static final double FAR_LARGER = 0x1p10;

    /**
     * How far the numbers contradict a choice: the widest lead of what should have come before over what did.
     *
     * @param margin the lead, at most 0 where they bear the choice out; NaN where they do not say
     * @param position which of the chosen the lead is over
     * @param size the larger magnitude of the two
     */
    record Contest(double margin, int position, double size) {
        private static final Contest NONE = new Contest(Double.NEGATIVE_INFINITY, 0, 0);

        private Contest or(double leader, double led, int at) {
            double lead = lead(leader, led);
            return lead > margin || Double.isNaN(lead) ? new Contest(lead, at, size(leader, led)) : this;
        }

        /** A number that has overflowed here may not have elsewhere. */
        private static double lead(double leader, double led) {
            if (leader == led) {
                return 0;
            }
            return leader == Double.POSITIVE_INFINITY ? Double.NaN : leader - led;
        }

        private static double size(double one, double other) {
            return Double.isInfinite(other) ? Math.abs(one) : Math.max(Math.abs(one), Math.abs(other));
        }
    }

    /**
     * Holds a choice against the numbers.
     *
     * @param chosen places in the line, each once
     * @param ordered true if those chosen come in the order of their size
     */
    Contest contest(int[] chosen, boolean ordered) {
        if (hasNaN()) {
            return new Contest(Double.NaN, 0, 0);
        }
        Contest widest = Contest.NONE;
        int least = 0;
        for (int at = 1; at < chosen.length; at++) {
            double own = at(chosen[at]);
            if (ordered) {
                widest = widest.or(own, at(chosen[least]), least);
            }
            least = own < at(chosen[least]) ? at : least;
        }
        return chosen.length == 0 || chosen.length == length
                ? widest
                : widest.or(largestBeside(chosen), at(chosen[least]), least);
    }

    private boolean hasNaN() {
        for (int i = 0; i < length; i++) {
            if (Double.isNaN(at(i))) {
                return true;
            }
        }
        return false;
    }

    private double largestBeside(int[] chosen) {
        BitSet taken = new BitSet(length);
        for (int place : chosen) {
            taken.set(place);
        }
        double largestOther = Double.NEGATIVE_INFINITY;
        for (int i = taken.nextClearBit(0); i < length; i = taken.nextClearBit(i + 1)) {
            largestOther = Math.max(largestOther, at(i));
        }
        return largestOther;
    }

    /** Larger is better, whatever is chosen. */
    private double at(int place) {
        double value = values.doubleAt(start + place * stride);
        return largest ? value : -value;
    }

    /**
     * Which part of an allowance is for numbers of that size: 1, unless far larger ones beside them make up the scale.
     *
     * @param scale root mean square of all numbers
     */
    double part(double size, double scale) {
        if (!(size > 0 && scale > 0)) {
            return 1;
        }
        double squares = 0;
        int alike = 0;
        int finite = 0;
        for (int i = 0; i < length; i++) {
            double own = Math.abs(at(i));
            finite += own <= Double.MAX_VALUE ? 1 : 0;
            if (own <= FAR_LARGER * size) {
                squares += own / size * (own / size);
                alike++;
            }
        }
        return alike == finite || alike == 0 ? 1 : Math.min(1, Math.sqrt(squares / alike) * (size / scale));
    }
}
