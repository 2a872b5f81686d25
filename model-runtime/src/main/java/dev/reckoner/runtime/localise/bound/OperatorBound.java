package dev.reckoner.runtime.localise.bound;

/**
 * How far two honest machines may lie apart in what one operator makes of the same inputs. A family of operators has one class;
 * {@link OperatorBounds} says which operator belongs to which.
 */
public sealed interface OperatorBound permits Exact, Rounding, Decision, Unbounded {
    /**
     * The largest distance that honesty explains, for each number of an output in row-major order; NaN or infinite for a
     * number of which nothing can be said.
     *
     * @param application the operator, its inputs, and what came out on both sides
     * @param output which of its outputs
     * @param ours how this machine computes
     * @param theirs how the claimed one does
     * @throws BoundException if there is no bound, or not without something that is not at hand
     */
    double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs) throws BoundException;

    /** What the bound is, in words that complete "the bound is …". */
    String basis(Application application, int output);
}
