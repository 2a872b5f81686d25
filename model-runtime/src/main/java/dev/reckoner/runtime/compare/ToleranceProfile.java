package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;

/**
 * How far a recomputed tensor may lie from the claimed one and still come from an honest run.
 *
 * <p>Units in the last place and relative errors of single elements say nothing here: elements near zero differ by millions of
 * units between two honest runs. So both bands tie the absolute error to the size of the whole tensor. Where it has elements
 * of quite different size, such as a mask of -1e9 among scores, each of these groups also has to keep to the bands by itself.
 *
 * @param name what the profile is called in a sentence
 * @param empirical what honest executions were measured to differ by, with a margin; the alarm
 * @param theoretical what floating-point analysis allows; the acceptance region
 * @param floor smallest root mean square for which the theoretical band still shrinks with the tensor: a result of almost zero
 *     may be the rest of a cancellation among numbers of ordinary size; below it neither band shrinks with a group of elements
 */
public record ToleranceProfile(String name, Band empirical, Band theoretical, double floor) {
    /** Nothing but equal bits. */
    public static final ToleranceProfile EXACT = new ToleranceProfile("exact", Band.NONE, Band.NONE, 0);

    /**
     * FLOAT. Measured between levels of optimisation, numbers of threads, versions of ONNX Runtime from 1.17 and the WebGPU
     * provider: relative L2 up to 1.4e-6, largest error 3.2e-5 of the root mean square; times three. The theoretical
     * band has the forward error of products over K elements, 4 sqrt(K) u with u = 2^-24 (Higham and Mary, SIAM J. Sci.
     * Comput. 41(5), 2019): for K = 2048 and the independent errors of 40 such operators on both sides 2^-13.
     */
    private static final ToleranceProfile SINGLE =
            new ToleranceProfile("FLOAT", new Band(5e-6, 1e-4, 0x1p-16), new Band(0x1p-13, 0x1p-10, 0x1p-12), 0x1p-10);

    public ToleranceProfile {
        if (!(floor >= 0) || !empirical.isInside(theoretical)) {
            throw new IllegalArgumentException("The empirical band must lie inside the theoretical one");
        }
    }

    /**
     * One region around the recomputed value y, with rms(y) the root mean square of its elements.
     *
     * @param relativeL2 largest norm of the difference over the norm of y
     * @param absolute largest |d| of an element that is zero, in units of rms(y)
     * @param relative what |d| may be larger for each unit of the element's own |y|
     */
    public record Band(double relativeL2, double absolute, double relative) {
        /** No difference at all. */
        public static final Band NONE = new Band(0, 0, 0);

        public Band {
            if (!(relativeL2 >= 0 && absolute >= 0 && relative >= 0)) {
                throw new IllegalArgumentException("A tolerance is not negative");
            }
        }

        boolean isInside(Band wider) {
            return relativeL2 <= wider.relativeL2 && absolute <= wider.absolute && relative <= wider.relative;
        }

        /** Absolute error that an element as large as the root mean square may have. */
        double typical(double rms) {
            return (absolute + relative) * rms;
        }
    }

    /**
     * The default for an element type: exact for integers, truth values and strings. FLOAT rests on measurements; DOUBLE is the
     * same in its own unit roundoff; for the types of 16 bits and less, steps of the type's own rounding, wide enough for runs
     * that round after every operator but narrower than the 0.1 and more by which quantisation moves a float result.
     */
    public static ToleranceProfile defaultFor(ElementType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> SINGLE;
            case DOUBLE, COMPLEX128 -> SINGLE.scaled("DOUBLE", 0x1p-29);
            case FLOAT16 -> narrow("FLOAT16", 8 * 0x1p-11, 40 * 0x1p-11);
            case BFLOAT16 -> narrow("BFLOAT16", 6 * 0x1p-8, 20 * 0x1p-8);
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ -> narrow("FLOAT8E4M3", 0x1p-4, 0x1p-3);
            case FLOAT8E5M2, FLOAT8E5M2FNUZ -> narrow("FLOAT8E5M2", 0x1p-3, 0x1p-2);
            default -> EXACT;
        };
    }

    /** True if any difference is too much. */
    public boolean isExact() {
        return theoretical.equals(Band.NONE);
    }

    private static ToleranceProfile narrow(String name, double empirical, double theoretical) {
        return new ToleranceProfile(
                name,
                new Band(empirical, 4 * empirical, 2 * empirical),
                new Band(theoretical, 4 * theoretical, 2 * theoretical),
                0x1p-10);
    }

    private ToleranceProfile scaled(String newName, double factor) {
        return new ToleranceProfile(newName, scaled(empirical, factor), scaled(theoretical, factor), floor);
    }

    private static Band scaled(Band band, double factor) {
        return new Band(band.relativeL2 * factor, band.absolute * factor, band.relative * factor);
    }
}
