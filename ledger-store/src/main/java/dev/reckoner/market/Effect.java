package dev.reckoner.market;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much the use of a provider changed.
 *
 * @param before the line through the buckets before, and so what was to be expected
 * @param after the line through those after
 * @param projected what the line before projects, per bucket, in the mean over the time after; above 0
 * @param observed what was observed there
 * @param interval of the relative effect; it holds those of both shapes of a trend, a line and a constant rate
 * @param error the standard error of the absolute effect, above 0
 */
public record Effect(Line before, Line after, double projected, double observed, Interval interval, double error) {

    /** Observed against projected, less 1: -0.6 where 60 % fewer were observed than projected. */
    public double relative() {
        return observed / projected - 1;
    }

    /** Observed less projected, per bucket. */
    public double absolute() {
        return observed - projected;
    }

    /** By how much the level jumped at the instant of the intervention, per bucket. */
    public double levelChange() {
        return after.atIntervention() - before.atIntervention();
    }

    /** By how much the slope changed, per bucket and bucket. */
    public double slopeChange() {
        return after.slope() - before.slope();
    }

    /** The relative effect in its standard errors, less as large an effect on others; of the projection as it is. */
    double studentised(double others) {
        return (relative() - others) * projected / error;
    }

    /** The effect; empty where the line before leads to nothing that could be more or less. */
    static Optional<Effect> of(Buckets buckets, Measure measure, double significance) {
        double[] values = buckets.numbers();
        int before = buckets.before();
        double least = measure.leastVariance(buckets.sumBefore() / before);
        Segmented fit = Segmented.of(values, before, least);
        if (!(fit.projected() > 0)) {
            return Optional.empty();
        }
        Interval line = interval(fit, fit.projected(), fit.projectedVariance(), buckets, significance);
        double inflation = Scatter.inflation(values, 0, before, before, fit.lineBefore());
        Interval rate = Rate.of(values, before, least, inflation)
                .map(other -> interval(fit, other.projected(), other.variance(), buckets, significance))
                .orElse(Interval.ANYTHING);
        return Optional.of(new Effect(
                fit.lineBefore(), fit.lineAfter(), fit.projected(), fit.observed(), line.and(rate), fit.error()));
    }

    /**
     * The ratio of two means less 1, by Fieller's theorem (J. R. Statist. Soc. B 16, 1954), which is unbounded where the projection
     * may as well be 0. Degrees of freedom after Welch (Biometrika 34, 1947).
     */
    private static Interval interval(
            Segmented fit, double projected, double variance, Buckets buckets, double significance) {
        double sum = fit.observedVariance() + variance;
        double freedom = sum
                * sum
                / (fit.observedVariance() * fit.observedVariance() / (buckets.after() - 2)
                        + variance * variance / (buckets.before() - 2));
        double t = TDistribution.of(freedom).inverseSurvivalProbability(significance / 2);
        double a = projected * projected - t * t * variance;
        double b = projected * fit.observed();
        double c = fit.observed() * fit.observed() - t * t * fit.observedVariance();
        double root = Math.sqrt(Math.max(0, b * b - a * c));
        return a > 0 ? new Interval(Math.max(-1, (b - root) / a - 1), (b + root) / a - 1) : Interval.ANYTHING;
    }
}
