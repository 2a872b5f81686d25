package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import java.util.Arrays;

/**
 * DynamicQuantizeLinear, whose three outputs follow from each other: the claimed scale has to be that of the numbers but for
 * rounding, the claimed zero point one that this scale gives, and each claimed number one that both give. Where others may
 * have been in the batch the scale may be larger, since they can only have widened the range of the numbers; but of one that is
 * more than {@link #WIDEST} times the own one, or that leaves hardly anything of the numbers, nothing is said.
 */
public record DynamicallyQuantised() implements Decision {
    private static final double LARGEST = 255;
    private static final double ROUNDINGS = 4;
    private static final int ZERO_POINT = 2;

    /** How many times as wide as the own numbers others in a batch may plausibly be. */
    private static final double WIDEST = 8;

    @Override
    public double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        double[] x = Numbers.of(application.needed(0));
        double u = ROUNDINGS * Math.max(ours.division(), theirs.division()) * Roundoff.unit(ElementType.FLOAT);
        double[] here = Numbers.of(application.recomputed(output));
        double[] there = Numbers.of(application.claimed(output));
        if (output == 1) {
            return new double[] {ofScale(there[0], here[0], x, u, theirs.amongOthers())};
        }
        double scale = Numbers.of(application.claimed(1))[0];
        if (output == ZERO_POINT && theirs.amongOthers()) {
            return new double[] {raised(there[0], x, scale, u) ? Math.abs(there[0] - here[0]) : 0};
        }
        if (output == 0 && theirs.amongOthers() && levels(here) > 2 * WIDEST * levels(there)) {
            double[] nothing = new double[here.length];
            Arrays.fill(nothing, Double.NaN);
            return nothing;
        }
        double[] exact = output == ZERO_POINT ? zeroPoint(x, scale) : steps(application, x, scale);
        double[] allowed = new double[here.length];
        for (int i = 0; i < allowed.length; i++) {
            boolean honest = Math.abs(there[i] - Math.clamp(exact[i], 0, LARGEST)) <= 0.5 + 2 * u * LARGEST;
            allowed[i] = honest ? Math.abs(there[i] - here[i]) : 0;
        }
        return allowed;
    }

    private static double ofScale(double there, double here, double[] x, double u, boolean amongOthers) {
        double own = 2 * u * Math.abs(here);
        if (!amongOthers || !(there > 0 && there < Double.POSITIVE_INFINITY) || there <= here + own) {
            boolean zeros = Arrays.stream(x).allMatch(each -> each == 0);
            return amongOthers && zeros && there > 0 && there < here ? here - there : own;
        }
        return there <= WIDEST * here ? there - here : Double.NaN;
    }

    /** Rows that are not known can only have widened the range, in which the own numbers must still lie. */
    private static boolean raised(double claimed, double[] x, double scale, double u) {
        double near = 0.5 + 2 * u * LARGEST;
        double largest = Math.max(0, Arrays.stream(x).max().orElse(0)) / scale;
        return claimed >= zeroPoint(x, scale)[0] - near && claimed <= LARGEST - largest + near;
    }

    /** How many different numbers there are. */
    private static long levels(double... numbers) {
        return Arrays.stream(numbers).distinct().count();
    }

    private static double[] zeroPoint(double[] x, double scale) {
        double least = 0;
        for (double each : x) {
            least = Math.min(least, each);
        }
        return new double[] {scale == 0 ? 0 : -least / scale};
    }

    /** A number is rounded before the zero point is added, which is whole. */
    private static double[] steps(Application application, double[] x, double scale) throws BoundException {
        double zero = Numbers.of(application.claimed(ZERO_POINT))[0];
        double[] steps = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            steps[i] = scale == 0 ? zero : x[i] / scale + zero;
        }
        return steps;
    }

    @Override
    public String basis(Application application, int output) {
        return "what the claimed scale and zero point give, one step more or less at a tie; a scale of others in the batch at"
                + " most 8 times the own one";
    }
}
