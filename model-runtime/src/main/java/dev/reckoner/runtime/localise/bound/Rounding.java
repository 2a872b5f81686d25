package dev.reckoner.runtime.localise.bound;

/** Each side may be so far from the exact result, so both from each other by as much as both together. */
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

    @Override
    default double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        double[] allowed = errors(application, output, ours);
        double[] others = ours.equals(theirs) ? allowed.clone() : errors(application, output, theirs);
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] += others[i];
        }
        return allowed;
    }
}
