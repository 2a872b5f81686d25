package dev.reckoner.runtime.localise.bound;

/** Nothing is rounded, or all conforming machines round alike: every bit must be the same. */
public record Exact() implements OperatorBound {
    @Override
    public double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        return new double[Math.toIntExact(application.recomputed(output).scalarCount())];
    }

    @Override
    public String basis(Application application, int output) {
        return "that nothing is rounded";
    }
}
