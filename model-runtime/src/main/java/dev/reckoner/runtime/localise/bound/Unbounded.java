package dev.reckoner.runtime.localise.bound;

/**
 * Only equal bits say anything.
 *
 * @param why completes "there is no bound, since …"
 * @param random true if it draws random numbers, so that running it again says nothing
 * @param freeShape true if rounding may decide of what shape its results are, as that of a loop which ends by itself
 */
public record Unbounded(String why, boolean random, boolean freeShape) implements OperatorBound {
    /** One whose results have the shapes that follow from its inputs. */
    public Unbounded(String why, boolean random) {
        this(why, random, false);
    }

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
