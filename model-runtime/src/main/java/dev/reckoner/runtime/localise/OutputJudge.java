package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.bound.Application;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.BoundException;
import dev.reckoner.runtime.localise.bound.DynamicallyQuantised;
import dev.reckoner.runtime.localise.bound.Exact;
import dev.reckoner.runtime.localise.bound.OperatorBound;
import dev.reckoner.runtime.localise.bound.OperatorBounds;
import dev.reckoner.runtime.localise.bound.Unbounded;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one output of an operator comes to. Equal bits need no bound. Where a calibration covers the circumstances of the claim
 * its percentiles decide; otherwise the bound does.
 */
final class OutputJudge {
    private static final String SAME = "From the claimed inputs it gives what was claimed, bit for bit.";

    private final LocaliserSettings settings;

    OutputJudge(LocaliserSettings settings) {
        this.settings = settings;
    }

    /** Judges output number {@code output}, whose name is {@code value}. */
    OutputError judge(Application application, int output, String value, OnnxValue claimed, OnnxValue recomputed) {
        if (claimed.equals(recomputed)) {
            return OutputError.exact(value, SAME);
        }
        OperatorBound bound = OperatorBounds.of(application);
        if (bound instanceof Unbounded unbounded && unbounded.random()) {
            return OutputError.undecided(
                    value, Double.NaN, "It draws random numbers, so another run says nothing.", false);
        }
        if (!(claimed instanceof Tensor c && recomputed instanceof Tensor r) || r.type() == ElementType.STRING) {
            return structured(bound, value, claimed, recomputed);
        }
        if (bound instanceof Unbounded free
                && free.freeShape()
                && c.type() == r.type()
                && !c.dims().equals(r.dims())) {
            return OutputError.undecided(
                    value,
                    Double.NaN,
                    "From the claimed inputs it gives " + r + ", and " + c
                            + " was claimed: how often a loop goes round, or which branch is taken, may hang on rounding.",
                    true);
        }
        if (c.type() != r.type() || !c.dims().equals(r.dims())) {
            return OutputError.outside(value, "From the claimed inputs it gives " + r + ", and " + c + " was claimed.");
        }
        OptionalDouble measured = settings.empirical().exceedance(value, c, r);
        double exceedance = measured.orElse(Double.NaN);
        boolean ofOthersToo = settings.claimed().amongOthers() && bound instanceof DynamicallyQuantised;
        return measured.isPresent() && settings.empirical().covers() && !ofOthersToo
                ? measured(value, c, r, exceedance)
                : analysed(application, bound, output, value, c, r, exceedance);
    }

    private static OutputError measured(String value, Tensor claimed, Tensor recomputed, double exceedance) {
        double[] any = new double[Math.toIntExact(recomputed.scalarCount())];
        Differences found = Differences.of(claimed, recomputed, any);
        Verdict verdict = exceedance <= 1 ? Verdict.WITHIN_EMPIRICAL : Verdict.OUTSIDE;
        String reason = sentence(
                "It differs in %,d of %,d numbers; the largest percentile is %.3g times what honest runs were measured to differ by,"
                        + " which decides, since the calibration covers these circumstances.",
                found.differing(), found.elements(), exceedance);
        return new OutputError(
                value, verdict, found.largest(), perUnit(found.largest(), exceedance), exceedance, reason, false);
    }

    private static double perUnit(double error, double exceedance) {
        return exceedance > 0 ? error / exceedance : 0;
    }

    private OutputError analysed(
            Application application,
            OperatorBound bound,
            int output,
            String value,
            Tensor claimed,
            Tensor recomputed,
            double exceedance) {
        try {
            Differences found = Differences.of(claimed, recomputed, allowed(bound, application, output, recomputed));
            return decided(bound.basis(application, output), value, claimed, recomputed, found, exceedance);
        } catch (BoundException e) {
            return unbounded(value, claimed, recomputed, exceedance, "there is no bound, since " + e.getMessage());
        }
    }

    private double[] allowed(OperatorBound bound, Application application, int output, Tensor recomputed)
            throws BoundException {
        double[] allowed = bound instanceof Exact
                ? new double[Math.toIntExact(recomputed.scalarCount())]
                : bound.allowed(application, output, Arithmetic.CPU, settings.claimed());
        if (allowed.length != recomputed.scalarCount()) {
            throw new BoundException("its formula is not one for this output");
        }
        return allowed;
    }

    private static OutputError decided(
            String basis, String value, Tensor claimed, Tensor recomputed, Differences found, double exceedance) {
        Differences.Furthest furthest = found.furthest();
        if (found.undecided() > 0 && furthest.multiple() <= 1) {
            String reason = sentence("%,d numbers are so that no bound says anything of them", found.undecided());
            return unbounded(value, claimed, recomputed, exceedance, reason);
        }
        boolean measured = exceedance <= 1 && found.isWithin();
        Verdict verdict =
                measured ? Verdict.WITHIN_EMPIRICAL : found.isWithin() ? Verdict.WITHIN_THEORETICAL : Verdict.OUTSIDE;
        String reason = reason(basis, found, measured, exceedance);
        return measured
                ? new OutputError(
                        value,
                        verdict,
                        found.largest(),
                        perUnit(found.largest(), exceedance),
                        exceedance,
                        reason,
                        false)
                : new OutputError(
                        value, verdict, furthest.distance(), furthest.allowed(), furthest.multiple(), reason, false);
    }

    private static String reason(String basis, Differences found, boolean measured, double exceedance) {
        if (found.differing() == 0) {
            return "It differs only in the sign of zeros or in the bits of what is not a number.";
        }
        String differs = sentence(
                "It differs in %,d of %,d numbers, by up to %.3g",
                found.differing(), found.elements(), found.largest());
        if (measured) {
            return differs
                    + sentence(
                            "; the largest percentile is %.3g times what honest runs were measured to differ by.",
                            exceedance);
        }
        return differs + furthest(found) + " The bound is " + basis + ".";
    }

    /** Distance, bound and multiple of one element, so that each follows from the other two. */
    private static String furthest(Differences found) {
        Differences.Furthest furthest = found.furthest();
        if (furthest.multiple() == Double.POSITIVE_INFINITY) {
            return ", where no difference is allowed.";
        }
        return sentence(
                ". Furthest %s its bound is number %,d: %.3g where %.3g is allowed, %.3g times that.",
                furthest.multiple() > 1 ? "beyond" : "towards",
                furthest.element(),
                furthest.distance(),
                furthest.allowed(),
                furthest.multiple());
    }

    /** Without a bound only a measurement can speak for it, and nothing against it. */
    private static OutputError unbounded(
            String value, Tensor claimed, Tensor recomputed, double exceedance, String why) {
        Comparison comparison =
                ValueComparator.compare(value, claimed, recomputed).getFirst();
        if (exceedance <= 1) {
            String reason = "It differs by no more than honest runs were measured to differ; " + why + ".";
            return new OutputError(
                    value,
                    Verdict.WITHIN_EMPIRICAL,
                    comparison.maxAbsolute(),
                    perUnit(comparison.maxAbsolute(), exceedance),
                    exceedance,
                    reason,
                    false);
        }
        boolean beyond = comparison.verdict() == Verdict.OUTSIDE;
        String reason = sentence(
                "It differs by up to %.3g, which is %s the default tolerance of %s; %s.",
                comparison.maxAbsolute(), beyond ? "beyond" : "within", recomputed.type(), why);
        return OutputError.undecided(value, comparison.maxAbsolute(), reason, beyond);
    }

    /** Sequences, optionals and strings. */
    private static OutputError structured(OperatorBound bound, String value, OnnxValue claimed, OnnxValue recomputed) {
        List<Comparison> all = ValueComparator.compare(value, claimed, recomputed);
        boolean beyond = all.stream().anyMatch(each -> each.verdict() == Verdict.OUTSIDE);
        if (bound instanceof Exact) {
            return OutputError.outside(value, "It differs, and the bound is that nothing is rounded.");
        }
        return OutputError.undecided(
                value,
                all.stream().mapToDouble(Comparison::maxAbsolute).max().orElse(Double.NaN),
                "It differs, and there is no bound for a value of this kind.",
                beyond);
    }

    /** Powers of ten as everywhere else: 4.39e9, not 4.39e+09. */
    private static String sentence(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments)
                .replaceAll("([0-9])e[+]0*([1-9])", "$1e$2")
                .replaceAll("([0-9])e-0*([1-9])", "$1e-$2");
    }
}
