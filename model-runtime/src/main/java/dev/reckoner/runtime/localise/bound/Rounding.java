package dev.reckoner.runtime.localise.bound;

import java.util.Optional;

/**
 * Each side may be so far from the exact result, so both from each other by as much as both together; where the exact result is
 * known the claimed side alone.
 */
public sealed interface Rounding extends OperatorBound
        permits Basic,
                ElementFunction,
                LocalResponse,
                LogarithmOfSum,
                Narrowed,
                Normalised,
                Power,
                Ramp,
                Relative,
                RootMeanSquare,
                Scaled,
                SoftmaxRows,
                Sum {
    /** Largest |computed - exact| of one side, for each number of an output. */
    double[] errors(Application application, int output, Arithmetic side) throws BoundException;

    /**
     * The result with many more digits, where that is cheap enough to have: then only the other side's errors count. Empty where
     * this machine's own result stands for it.
     */
    default Optional<double[]> exact(Application application) throws BoundException {
        return Optional.empty();
    }

    @Override
    default double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        double[] allowed = errors(application, output, theirs);
        double[] here = Numbers.of(application.recomputed(output));
        double[] there = Numbers.of(application.claimed(output));
        Optional<double[]> exact = isNear(there, here, allowed) ? Optional.empty() : exact(application);
        if (exact.isPresent()) {
            around(exact.get(), there, here, allowed);
            return allowed;
        }
        double[] own = ours.equals(theirs) ? allowed : errors(application, output, ours);
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] += own[i];
        }
        return allowed;
    }

    /** True if the exact result would change nothing: each difference is less than half of what one side may err by. */
    private static boolean isNear(double[] there, double[] here, double[] errors) {
        for (int i = 0; i < errors.length && i < here.length; i++) {
            if (!(2 * Math.abs(there[i] - here[i]) <= errors[i])) {
                return false;
            }
        }
        return true;
    }

    /** Turns distances from the exact result into those from the recomputed one, on the side on which the claimed one lies. */
    private static void around(double[] exact, double[] there, double[] here, double[] allowed) {
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = Math.max(0, allowed[i] + Math.signum(there[i] - here[i]) * (exact[i] - here[i]));
        }
    }
}
