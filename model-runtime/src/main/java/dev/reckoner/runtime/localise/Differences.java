package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.bound.Numbers;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * The elements in which a claimed tensor differs from the recomputed one, against what each may differ by. Zeros of either sign
 * are the same number, so is every NaN, and so are zero and what lies between it and the normal numbers of 32 and 64 bits, since
 * the runtime may be told to make zeros of those.
 *
 * @param elements how many numbers there are
 * @param differing how many are other numbers
 * @param largest largest distance of any element; infinite where a number stands against none
 * @param furthest the element that is furthest beyond what it may differ by
 * @param undecided differing ones of which no bound can say anything
 */
record Differences(long elements, long differing, double largest, Furthest furthest, long undecided) {
    /**
     * One element. A large distance where much is allowed says less than a small one where nothing is, so that this need not be
     * the element with the largest distance; all three figures are its own.
     *
     * @param element its flat row-major index; -1 where none differs
     * @param distance how far it is off
     * @param allowed what is allowed there
     * @param multiple the distance as a multiple of what is allowed; infinite where nothing is
     */
    record Furthest(long element, double distance, double allowed, double multiple) {
        private static final Furthest NONE = new Furthest(-1, 0, 0, 0);

        private static Furthest of(long element, double distance, double allowed) {
            return new Furthest(element, distance, allowed, distance / allowed);
        }

        /** Of two that are as far beyond, the one that is further off. */
        private Furthest or(Furthest other, long offset) {
            boolean further = other.multiple > multiple || other.multiple == multiple && other.distance > distance;
            return further ? new Furthest(other.element + offset, other.distance, other.allowed, other.multiple) : this;
        }
    }

    /** Compares two tensors of one type and shape. */
    static Differences of(Tensor claimed, Tensor recomputed, double[] allowed) {
        double[] there = Numbers.of(claimed);
        double[] here = Numbers.of(recomputed);
        boolean whole = !recomputed.type().isFloatingPoint() && recomputed.type() != ElementType.BOOL;
        double vanishing = vanishing(recomputed.type());
        long differing = 0;
        long undecided = 0;
        double largest = 0;
        Furthest furthest = Furthest.NONE;
        for (int i = 0; i < here.length; i++) {
            double distance = distance(there[i], here[i], vanishing);
            if (distance == 0 && whole && claimed.bitsAt(i) != recomputed.bitsAt(i)) {
                distance = 1;
            }
            if (distance == 0) {
                continue;
            }
            differing++;
            if (!Double.isFinite(allowed[i])) {
                undecided++;
                continue;
            }
            furthest = furthest.or(Furthest.of(i, distance, allowed[i]), 0);
            largest = Math.max(largest, distance);
        }
        return new Differences(here.length, differing, largest, furthest, undecided);
    }

    /** So many elements of which none differs. */
    static Differences none(long elements) {
        return new Differences(elements, 0, 0, Furthest.NONE, 0);
    }

    /** Those of two parts of a tensor together, this one being the first. */
    Differences and(Differences other) {
        return new Differences(
                elements + other.elements,
                differing + other.differing,
                Math.max(largest, other.largest),
                furthest.or(other.furthest, elements),
                undecided + other.undecided);
    }

    private static double distance(double claimed, double recomputed, double vanishing) {
        if (claimed == recomputed
                || (Math.abs(claimed) < vanishing && Math.abs(recomputed) < vanishing)
                || (Double.isNaN(claimed) && Double.isNaN(recomputed))) {
            return 0;
        }
        return Double.isFinite(claimed) && Double.isFinite(recomputed)
                ? Math.abs(claimed - recomputed)
                : Double.POSITIVE_INFINITY;
    }

    private static double vanishing(ElementType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> Float.MIN_NORMAL;
            case DOUBLE, COMPLEX128 -> Double.MIN_NORMAL;
            default -> 0;
        };
    }

    /** True if every difference is one that a bound allows. */
    boolean isWithin() {
        return undecided == 0 && furthest.multiple() <= 1;
    }
}
