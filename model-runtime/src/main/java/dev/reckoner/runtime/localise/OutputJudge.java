package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.bound.Application;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.Basic;
import dev.reckoner.runtime.localise.bound.BoundException;
import dev.reckoner.runtime.localise.bound.ElementFunction;
import dev.reckoner.runtime.localise.bound.Exact;
import dev.reckoner.runtime.localise.bound.Numbers;
import dev.reckoner.runtime.localise.bound.OperatorBound;
import dev.reckoner.runtime.localise.bound.OperatorBounds;
import dev.reckoner.runtime.localise.bound.Unbounded;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one output of an operator comes to. Equal bits need no bound. Beyond the bound it is outside, whatever was measured; within
 * it a measurement can only say how usual the difference is. Of a device that is not known nothing is said but what holds for a
 * processor.
 */
final class OutputJudge {
    private static final String SAME = "From the claimed inputs it gives what was claimed, bit for bit.";

    private static final long BLOCK = 1 << 18;

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
        double exceedance = settings.empirical().exceedance(value, c, r).orElse(Double.NaN);
        OutputError analysed = analysed(application, bound, output, value, c, r, exceedance);
        return settings.claimed().known() || analysed.verdict() != Verdict.OUTSIDE
                ? analysed
                : unbounded(
                        value,
                        c,
                        r,
                        Double.NaN,
                        "it is " + times(analysed.multiple())
                                + " what a processor may be off by, but how the device of the claim rounds is not known");
    }

    private static String times(double multiple) {
        return multiple == Double.POSITIVE_INFINITY ? "beyond" : sentence("%.3g times", multiple);
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
            Differences found = differences(application, bound, output, claimed, recomputed);
            return decided(bound.basis(application, output), value, claimed, recomputed, found, exceedance);
        } catch (BoundException e) {
            return unbounded(value, claimed, recomputed, exceedance, "there is no bound, since " + e.getMessage());
        } catch (RuntimeException e) {
            // Claimed shapes and attributes are hostile, and a formula that trips over them says nothing of the claim.
            return unbounded(
                    value,
                    claimed,
                    recomputed,
                    exceedance,
                    "there is no bound, since its formula does not fit these values");
        }
    }

    /** Of a large value part by part, where its operator looks at each element by itself. */
    private Differences differences(
            Application application, OperatorBound bound, int output, Tensor claimed, Tensor recomputed)
            throws BoundException {
        boolean apart = bound instanceof Exact || bound instanceof Basic || bound instanceof ElementFunction;
        boolean simple =
                recomputed.type().bits() % Byte.SIZE == 0 && recomputed.scalarCount() == recomputed.elementCount();
        if (!apart || !simple || recomputed.elementCount() <= BLOCK) {
            return Differences.of(claimed, recomputed, allowed(bound, application, output, recomputed));
        }
        Differences all = Differences.none(0);
        for (long from = 0; from < recomputed.elementCount(); from += BLOCK) {
            long count = Math.min(BLOCK, recomputed.elementCount() - from);
            Tensor there = Numbers.slice(claimed, from, count);
            Tensor here = Numbers.slice(recomputed, from, count);
            if (there.equals(here)) {
                all = all.and(Differences.none(count));
                continue;
            }
            Optional<Application> part =
                    bound instanceof Exact ? Optional.of(application) : application.slice(output, from, count);
            if (part.isEmpty()) {
                return Differences.of(claimed, recomputed, allowed(bound, application, output, recomputed));
            }
            all = all.and(Differences.of(there, here, allowed(bound, part.get(), output, here)));
        }
        return all;
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
        return differs + furthest(found) + " The bound is " + basis + "." + unusual(found, exceedance);
    }

    private static String unusual(Differences found, double exceedance) {
        if (!(exceedance > 1 && found.isWithin())) {
            return "";
        }
        return " Honest runs were measured to differ by less"
                + (Double.isInfinite(exceedance) ? "." : sentence(", by a factor of %.3g.", exceedance));
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

    /**
     * Without a bound only a measurement can speak for it, as far as rounding of its type can explain the difference at all: what a
     * calibration says beyond that may be anything. Nothing speaks against it.
     */
    private static OutputError unbounded(
            String value, Tensor claimed, Tensor recomputed, double exceedance, String why) {
        Comparison comparison =
                ValueComparator.compare(value, claimed, recomputed).getFirst();
        boolean beyond = comparison.verdict() == Verdict.OUTSIDE;
        if (exceedance <= 1 && !beyond) {
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
        String reason = sentence(
                "It differs by up to %.3g, which is %s the default tolerance of %s; %s.",
                comparison.maxAbsolute(), beyond ? "beyond" : "within", recomputed.type(), why);
        return OutputError.undecided(value, comparison.maxAbsolute(), reason, beyond);
    }

    /** Sequences, optionals and strings. */
    private OutputError structured(OperatorBound bound, String value, OnnxValue claimed, OnnxValue recomputed) {
        List<Comparison> all = ValueComparator.compare(value, claimed, recomputed);
        boolean beyond = all.stream().anyMatch(each -> each.verdict() == Verdict.OUTSIDE);
        if (bound instanceof Exact && settings.claimed().known()) {
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
