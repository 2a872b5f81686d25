package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.compare.MeasuredErrors.Exceedance;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on a claimed output of which nothing but the output itself is known. No bound that is carried through a deep model
 * is tight enough to mean anything, so what honest runs of this very model were measured to differ by decides, where it was
 * measured; else the profile of the element type. What a provider has only rounded is told as that.
 *
 * <p>docs/decisions/0015 says why a calibration narrows what is accepted and never widens it.
 */
public final class OutputJudgement {
    private static final String ROUNDED = "The claimed output is the recomputed output, rounded to ";

    private final Optional<Calibrated> calibrated;
    private final Coverage coverage;
    private final String environment;

    /**
     * Measured thresholds of one output, the factor of safety not in them.
     *
     * @param across between any two of the measured configurations, batches and paddings
     * @param repeated between two runs of the same configuration
     * @param safety factor
     */
    public record Calibrated(MeasuredErrors across, MeasuredErrors repeated, double safety) {
        public Calibrated {
            if (!(safety >= 1 && Double.isFinite(safety))) {
                throw new IllegalArgumentException("A factor of safety is at least 1");
            }
        }

        private MeasuredErrors thresholds(Coverage coverage, ElementType type) {
            return coverage == Coverage.SAME_CONFIGURATION
                    ? repeated.times(safety)
                    : across.times(safety).atLeastRounding(type);
        }
    }

    private OutputJudgement(Optional<Calibrated> calibrated, Coverage coverage, String environment) {
        this.calibrated = calibrated;
        this.coverage = coverage;
        this.environment = environment;
    }

    /** True of a comparison that was told to be no more than rounding. */
    public static boolean isNamedRounding(Comparison comparison) {
        return comparison.verdict() == Verdict.WITHIN_THEORETICAL
                && comparison.reason().startsWith(ROUNDED);
    }

    /** By the profile of the element type. */
    public static OutputJudgement byType() {
        return new OutputJudgement(Optional.empty(), Coverage.UNKNOWN, "");
    }

    /**
     * By what was measured.
     *
     * @param environment the claim's circumstances in words, for a sentence such as "a calibration of …"
     */
    public static OutputJudgement by(Calibrated calibrated, Coverage coverage, String environment) {
        return new OutputJudgement(Optional.of(calibrated), coverage, environment);
    }

    /** Judges with the default profile of the recomputed output's element type. */
    public Comparison judge(String output, Tensor claimed, Tensor recomputed) {
        return judge(output, claimed, recomputed, ToleranceProfile.defaultFor(recomputed.type()));
    }

    /**
     * Judges.
     *
     * @param output name, for the result
     * @param claimed what the trail says
     * @param recomputed what came out here; it sets the scale
     * @param profile what rounding can explain, whatever the model
     */
    public Comparison judge(String output, Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        Comparison plain = TensorComparator.compare(output, claimed, recomputed, profile);
        if (Widened.isNarrower(claimed, recomputed)) {
            return narrower(plain, claimed, recomputed, profile);
        }
        boolean decided = plain.verdict() == Verdict.BIT_EXACT
                || plain.percentiles().isEmpty()
                || plain.nonFiniteMismatches() > 0
                || recomputed.type().family() != ElementType.Family.REAL;
        if (decided) {
            return plain;
        }
        return calibrated
                .map(known -> measured(plain, claimed, recomputed, known, profile))
                .orElseGet(() -> plain.verdict() == Verdict.WITHIN_EMPIRICAL
                        ? plain
                        : rounded(plain, claimed, recomputed, profile).orElse(plain));
    }

    private Comparison measured(
            Comparison plain, Tensor claimed, Tensor recomputed, Calibrated known, ToleranceProfile profile) {
        MeasuredErrors thresholds = known.thresholds(coverage, recomputed.type());
        Exceedance exceedance = thresholds.exceedance(claimed, recomputed);
        Comparison beside = plain.withEmpirical(thresholds.mostAbsolute(recomputed));
        if (exceedance.isWithin()) {
            return within(beside, exceedance, thresholds.isUnusuallySmall(recomputed));
        }
        double noise = thresholds.mostAbsolute(recomputed);
        Optional<Rounding> rounding = Rounding.of(claimed, recomputed, any -> noise);
        boolean explained = rounding.filter(found -> found.astray() == 0)
                .filter(found -> thresholds
                        .exceedance(found.before(claimed, recomputed), recomputed)
                        .isWithin())
                .isPresent();
        if (explained) {
            return named(beside, rounding.orElseThrow());
        }
        String how = rounding.filter(found -> found.astray() > 0)
                .map(OutputJudgement::astray)
                .orElseGet(() -> beyond(beside, exceedance));
        if (coverage.isMeasured()) {
            return beside.with(Verdict.OUTSIDE, how + ".");
        }
        if (plain.verdict() == Verdict.OUTSIDE) {
            return rounded(beside, claimed, recomputed, profile).orElse(beside);
        }
        return beside.with(Verdict.INCONCLUSIVE, how + "; a calibration of " + circumstances() + " would decide.");
    }

    /**
     * Where a model's honest runs differ by more than rounding explains, being as close as they are says little. A value far smaller
     * than those that were measured is close to its like only beside them, so what its type says of it stands.
     */
    private static Comparison within(Comparison beside, Exceedance exceedance, boolean unusuallySmall) {
        if (beside.verdict() == Verdict.OUTSIDE || beside.verdict() == Verdict.INCONCLUSIVE) {
            return beside.with(
                    Verdict.INCONCLUSIVE,
                    sentence(
                            "Differs by up to %.3g (relative L2 %.3g): no more than honest runs of this model do, which"
                                    + " differ by more than rounding can explain, so that another model could lie as close.",
                            beside.maxAbsolute(), beside.relativeL2()));
        }
        boolean onlyBesideOthers = unusuallySmall && beside.verdict() == Verdict.WITHIN_THEORETICAL;
        return beside.with(
                onlyBesideOthers ? Verdict.WITHIN_THEORETICAL : Verdict.WITHIN_EMPIRICAL,
                sentence(
                        "Differs by up to %.3g (relative L2 %.3g), %.2g of what was measured for honest runs of this model.",
                        beside.maxAbsolute(), beside.relativeL2(), exceedance.multiple()));
    }

    private String beyond(Comparison beside, Exceedance exceedance) {
        String what = sentence("Differs by up to %.3g (relative L2 %.3g)", beside.maxAbsolute(), beside.relativeL2());
        String where = exceedance.row() < 0 ? "" : sentence(", most in row %,d", exceedance.row());
        return Double.isInfinite(exceedance.multiple())
                ? what + where + ", where repeated runs of this model give the same bits"
                : what + where + sentence(", %.3g times what honest runs of this model may", exceedance.multiple());
    }

    private static Optional<Comparison> rounded(
            Comparison plain, Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        int count = Math.toIntExact(recomputed.scalarCount());
        double scale = new ErrorScan(recomputed, recomputed, 0, count).rms();
        ToleranceProfile.Band band = profile.empirical();
        return Rounding.of(claimed, recomputed, own -> band.absolute() * scale + band.relative() * Math.abs(own))
                .flatMap(found -> told(found, plain, claimed, recomputed, profile));
    }

    private static Optional<Comparison> told(
            Rounding found, Comparison plain, Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        if (found.astray() > 0) {
            return Optional.of(plain.with(plain.verdict(), astray(found) + "."));
        }
        Verdict before = TensorComparator.compare(
                        plain.output(), found.before(claimed, recomputed), recomputed, profile)
                .verdict();
        return before == Verdict.BIT_EXACT || before == Verdict.WITHIN_EMPIRICAL
                ? Optional.of(named(plain, found))
                : Optional.empty();
    }

    private static Comparison narrower(Comparison plain, Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        String type = claimed.type() == ElementType.FLOAT
                ? "float32"
                : claimed.type().name().toLowerCase(Locale.ROOT);
        Tensor widened = Widened.of(claimed, recomputed.type());
        Comparison compared = TensorComparator.compare(plain.output(), widened, recomputed, profile);
        if (compared.verdict() == Verdict.BIT_EXACT) {
            return compared.with(Verdict.WITHIN_THEORETICAL, ROUNDED + type + ", which changes none of its numbers.");
        }
        return rounded(compared, widened, recomputed, profile)
                .filter(named -> named.verdict() != Verdict.OUTSIDE)
                .orElse(plain);
    }

    private static Comparison named(Comparison plain, Rounding rounding) {
        String what = ROUNDED + rounding.words();
        return rounding.isCoarse()
                ? plain.with(
                        Verdict.INCONCLUSIVE,
                        what + ": so coarsely that the output of another model could round to the same.")
                : plain.with(Verdict.WITHIN_THEORETICAL, what + ".");
    }

    private static String astray(Rounding rounding) {
        return sentence(
                "All but %,d of %,d elements are the recomputed output, rounded to %s; element %,d is not",
                rounding.astray(), rounding.elements(), rounding.words(), rounding.firstAstray());
    }

    private String circumstances() {
        return environment.isEmpty() ? "the circumstances of the claim, which the trail has to name," : environment;
    }

    private static String sentence(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
