package dev.reckoner.runtime.localise.bound;

/**
 * Only equal bits say anything.
 *
 * @param why completes "there is no bound, since …"
 * @param random true if it draws random numbers, so that running it again says nothing
 */
public record Unbounded(String why, boolean random) implements OperatorBound {
    @Override
    public double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        throw new BoundException(why);
    }

    @Override
    public String basis(Application application, int output) {
        return "not known";
    }
}
