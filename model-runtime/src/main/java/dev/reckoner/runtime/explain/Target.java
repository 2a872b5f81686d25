package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Optional;

/**
 * A claimed value and how it departs from the recomputed one.
 *
 * <p>Where the recomputed value has another shape there is nothing to depart from, and the claimed value is taken whole.
 * Elements that are not finite take no part in the geometry.
 */
final class Target {
    /**
     * Parts of the effective dimension that count. Measured on 432 pairs of unrelated changes of all-MiniLM-L6-v2 (retrained
     * weights, other precisions, fused kernels; 24 and 64 tokens): with these the cosine times the root of the dimension has a
     * root mean square of 0.8 to 1.3 for whole directions, and of 0.8 to 1.1 across the rows, where 1 is right.
     */
    private static final double WHOLE = 0.5;

    private static final double ACROSS = 0.75;

    /** Two ways to look are two chances. */
    private static final int LOOKS = 2;

    private final Tensor claimed;
    private final Optional<Tensor> recomputed;
    private final double[] base;
    private final Direction divergence;
    private final Direction across;

    Target(Tensor claimed, Optional<Tensor> recomputed) {
        this.claimed = claimed;
        this.recomputed = recomputed.filter(value -> isComparable(claimed, value));
        base = new double[Math.toIntExact(claimed.scalarCount())];
        for (int i = 0; this.recomputed.isPresent() && i < base.length; i++) {
            base[i] = finite(this.recomputed.get().doubleAt(i));
        }
        divergence = departure(claimed);
        across = divergence.across(base);
    }

    static boolean isComparable(Tensor one, Tensor other) {
        return one.type() == other.type() && one.dims().equals(other.dims());
    }

    private Direction departure(Tensor value) {
        double[] departure = new double[base.length];
        for (int i = 0; i < departure.length; i++) {
            departure[i] = finite(value.doubleAt(i) - base[i]);
        }
        int parts = value.type().family() == ElementType.Family.COMPLEX ? 2 : 1;
        long last = value.dims().isEmpty() ? 1 : value.dims().getLast() * parts;
        return Direction.of(departure, Math.toIntExact(last > parts ? last : Math.max(1, departure.length)));
    }

    Tensor claimed() {
        return claimed;
    }

    Optional<Tensor> recomputed() {
        return recomputed;
    }

    /** Norm of the divergence over the norm of what it departs from. */
    double relativeDivergence() {
        return divergence.norm() / size();
    }

    private double size() {
        return recomputed.isPresent() ? Direction.of(base, base.length).norm() : divergence.norm();
    }

    /** Compares a value of the same type and shape. */
    Score score(Tensor hypothetical) {
        Direction effect = departure(hypothetical);
        double remainder = 0;
        double largest = 0;
        double squares = 0;
        long informative = 0;
        for (int i = 0; i < base.length; i++) {
            double left = difference(claimed.doubleAt(i), hypothetical.doubleAt(i));
            remainder += left * left;
            largest = Math.max(largest, left);
            squares += finite(hypothetical.doubleAt(i)) * finite(hypothetical.doubleAt(i));
            informative += divergence.numbers()[i] != 0 && effect.numbers()[i] != 0 ? 1 : 0;
        }
        boolean isBitExact = claimed.equals(hypothetical);
        double share = 1 - remainder / (divergence.norm() * divergence.norm());
        return new Score(
                largest,
                remainder == 0 ? 0 : Math.sqrt(remainder / squares),
                Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1),
                chance(effect, isBitExact),
                informative,
                effect.norm() / size(),
                effect.cosine(divergence),
                isBitExact);
    }

    private double chance(Direction effect, boolean isBitExact) {
        double ofBits = isBitExact
                ? recomputed
                        .map(value -> Coincidence.ofEqualBits(claimed, value))
                        .orElse(1.0)
                : 1;
        if (!claimed.type().isFloatingPoint()) {
            return ofBits;
        }
        double whole = ofAngle(divergence, effect, WHOLE);
        double beside = recomputed.isPresent() ? ofAngle(across, effect.across(base), ACROSS) : 1;
        return Math.min(ofBits, Math.min(1, LOOKS * Math.min(whole, beside)));
    }

    private double ofAngle(Direction wanted, Direction effect, double part) {
        if (!(wanted.cosine(effect) > 0)) {
            return 1;
        }
        // Two values are never known to be nearer than the rounding of their type.
        double rounding = 0x1p-24 * size() / wanted.norm();
        double sine = Math.max(wanted.sine(effect), Math.min(1, rounding));
        return Coincidence.ofAngle(sine, part * Math.min(wanted.dimension(), effect.dimension()));
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    private static double difference(double one, double other) {
        if (Double.compare(one, other) == 0) {
            return 0;
        }
        double difference = Math.abs(one - other);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
}
