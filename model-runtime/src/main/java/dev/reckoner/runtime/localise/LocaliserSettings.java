package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.bound.Arithmetic;

/**
 * How to look for the guilty operator.
 *
 * @param memoryBytes values that may be held at a time, about
 * @param claimed how the machine of the claim computes
 * @param empirical what was measured of honest runs
 */
public record LocaliserSettings(long memoryBytes, Arithmetic claimed, EmpiricalBounds empirical) {
    private static final long MOST = 256L << 20;

    public LocaliserSettings {
        if (memoryBytes <= 0) {
            throw new IllegalArgumentException("Values take some memory");
        }
    }

    /** A claim made on a processor, nothing measured, a quarter of the memory of this program but 256 MiB at most. */
    public static LocaliserSettings ordinary() {
        return new LocaliserSettings(ordinaryMemory(), Arithmetic.CPU, EmpiricalBounds.NONE);
    }

    static long ordinaryMemory() {
        return Math.min(MOST, Runtime.getRuntime().maxMemory() / 4);
    }

    /** The same for a claim made on something else. */
    public LocaliserSettings madeOn(Arithmetic arithmetic) {
        return new LocaliserSettings(memoryBytes, arithmetic, empirical);
    }

    /** The same with what was measured. */
    public LocaliserSettings measured(EmpiricalBounds bounds) {
        return new LocaliserSettings(memoryBytes, claimed, bounds);
    }

    /** The same within other limits of memory. */
    public LocaliserSettings within(long bytes) {
        return new LocaliserSettings(bytes, claimed, empirical);
    }
}
