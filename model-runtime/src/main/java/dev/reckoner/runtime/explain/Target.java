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
    private final Tensor claimed;
    private final Optional<Tensor> recomputed;
    private final double[] divergence;
    private final double norm;
    private final double dimension;
    private final int columns;

    Target(Tensor claimed, Optional<Tensor> recomputed) {
        this.claimed = claimed;
        this.recomputed = recomputed.filter(value -> isComparable(claimed, value));
        columns = columns(claimed);
        divergence = new double[Math.toIntExact(claimed.scalarCount())];
        for (int i = 0; i < divergence.length; i++) {
            divergence[i] = finite(claimed.doubleAt(i) - base(i));
        }
        norm = Math.sqrt(square(divergence));
        dimension = EffectiveDimension.of(divergence, columns);
    }

    static boolean isComparable(Tensor one, Tensor other) {
        return one.type() == other.type() && one.dims().equals(other.dims());
    }

    private static int columns(Tensor tensor) {
        int parts = tensor.type().family() == ElementType.Family.COMPLEX ? 2 : 1;
        long last = tensor.dims().isEmpty() ? 1 : tensor.dims().getLast() * parts;
        return Math.toIntExact(last > parts ? last : Math.max(1, tensor.scalarCount()));
    }

    Tensor claimed() {
        return claimed;
    }

    Optional<Tensor> recomputed() {
        return recomputed;
    }

    /** Norm of the divergence over the norm of what it departs from. */
    double relativeDivergence() {
        double whole = recomputed.map(Target::norm).orElse(norm);
        return whole == 0 ? Double.POSITIVE_INFINITY : norm / whole;
    }

    /** Compares a value of the same type and shape. */
    Score score(Tensor hypothetical) {
        double[] effect = new double[divergence.length];
        double remainder = 0;
        double largest = 0;
        double product = 0;
        long informative = 0;
        for (int i = 0; i < effect.length; i++) {
            effect[i] = finite(hypothetical.doubleAt(i) - base(i));
            double left = difference(claimed.doubleAt(i), hypothetical.doubleAt(i));
            remainder += left * left;
            largest = Math.max(largest, left);
            product += effect[i] * divergence[i];
            informative += divergence[i] != 0 && effect[i] != 0 ? 1 : 0;
        }
        boolean isBitExact = claimed.equals(hypothetical);
        double share = norm == 0 ? 0 : Math.clamp(1 - remainder / (norm * norm), 0, 1);
        double size = norm(hypothetical);
        return new Score(
                largest,
                remainder == 0 ? 0 : Math.sqrt(remainder) / size,
                Double.isNaN(share) ? 0 : share,
                chance(effect, product, isBitExact),
                informative,
                Math.sqrt(square(effect)) / recomputed.map(Target::norm).orElse(1.0),
                cosine(effect, product),
                isBitExact);
    }

    private double cosine(double[] effect, double product) {
        double norms = norm * Math.sqrt(square(effect));
        return norms == 0 ? 0 : Math.clamp(product / norms, -1, 1);
    }

    private double chance(double[] effect, double product, boolean isBitExact) {
        double ofBits = isBitExact
                ? recomputed
                        .map(value -> Coincidence.ofEqualBits(claimed, value))
                        .orElse(1.0)
                : 1;
        if (!claimed.type().isFloatingPoint() || !(product > 0)) {
            return ofBits;
        }
        double scale = product / square(effect);
        double apart = 0;
        for (int i = 0; i < effect.length; i++) {
            double left = divergence[i] - scale * effect[i];
            apart += left * left;
        }
        // Two values are never known to be nearer than the rounding of their type.
        double rounding = 0x1p-24 * norm(claimed) / norm;
        double sine = Math.max(Math.sqrt(apart) / norm, rounding);
        double least = Math.min(dimension, EffectiveDimension.of(effect, columns));
        return Math.min(ofBits, Coincidence.ofAngle(sine, least));
    }

    private double base(int i) {
        return recomputed.isPresent() ? recomputed.get().doubleAt(i) : 0;
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

    private static double norm(Tensor tensor) {
        double squares = 0;
        for (long i = 0; i < tensor.scalarCount(); i++) {
            double value = finite(tensor.doubleAt(i));
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private static double square(double... values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return squares;
    }
}
