package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.Tensor;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The chance that a hypothesis which has nothing to do with a claimed output fits it as well as this one does.
 *
 * <p>With nothing to do: the direction in which the claimed output departs from the recomputed one has no relation to the
 * direction in which the hypothesis does. Of two independent directions in n dimensions the angle is at most t with probability
 * I(sin^2 t; (n-1)/2, 1/2) / 2, the share of a sphere that a cap takes (Li, Asian J. Math. Stat. 4(1), 2011), I being the
 * regularised incomplete beta function.
 */
final class Coincidence {
    /** In one element no more than so many bits of agreement count. */
    private static final double MOST_BITS = 8;

    private Coincidence() {}

    /**
     * For differences at an angle.
     *
     * @param sine of the angle, 0 to 1
     * @param dimension of the space, at least 1
     */
    static double ofAngle(double sine, double dimension) {
        double half = (dimension - 1) / 2;
        return half <= 0 ? 0.5 : RegularizedBeta.value(Math.min(1, sine * sine), half, 0.5) / 2;
    }

    /**
     * For equal bits. Wherever the hypothesis departs from the recomputed value it could have come out anywhere between that
     * and as far again, so each element that agrees nevertheless does so with a chance of one in as many numbers as the type
     * has there; one in 256 at the least.
     *
     * @param claimed the claimed value, which is that of the hypothesis
     * @param recomputed another value of the same type and shape
     */
    static double ofEqualBits(Tensor claimed, Tensor recomputed) {
        double bits = 0;
        for (long i = 0; i < claimed.scalarCount(); i++) {
            double distance = Math.abs((double) claimed.ordinalAt(i) - recomputed.ordinalAt(i));
            bits += Math.min(MOST_BITS, Math.log(1 + distance) / Math.log(2));
        }
        return Math.pow(2, -bits);
    }
}
