package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Optional;

/**
 * What one operator was measured to differ by, always on the same inputs.
 *
 * @param index its place in the graph
 * @param type such as {@code MatMul}
 * @param across between any two configurations that ran it
 * @param reference from the same operator in double precision, rounded: what another honest kernel may differ by as well. No
 *     run of a provider, but arithmetic; empty where the runtime cannot compute the operator in double precision
 * @param scale root mean square of the value
 * @param largest the largest root mean square of one run
 */
public record CalibratedOperator(
        int index, String type, ErrorVector across, Optional<ErrorVector> reference, double scale, double largest) {

    /** Two honest kernels may each be as far from the exact result as this one is. */
    private static final double BOTH_SIDES = 2;

    /** What honest kernels may differ by, the factor of safety not in it. */
    public ErrorVector allowed() {
        return reference.map(exact -> across.max(exact.times(BOTH_SIDES))).orElse(across);
    }

    /**
     * How far a claimed value is from what the operator gives on the claimed inputs, as a multiple of what is allowed: within
     * where at most 1, infinite where a difference of any size is too much.
     */
    public double exceedance(Tensor claimed, Tensor recomputed, double safety) {
        return measured(safety).atLeastRounding(recomputed.type()).exceedanceOfWhole(claimed, recomputed);
    }

    /** What honest kernels may differ by, the factor of safety in it, with the size of the value. */
    public MeasuredErrors measured(double safety) {
        ErrorVector most = allowed().times(safety);
        return new MeasuredErrors(most, most, scale, largest);
    }
}
