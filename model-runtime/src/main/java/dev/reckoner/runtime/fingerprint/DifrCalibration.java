package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.compare.Verdict;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * What the margins of honest runs of one model look like, and with it a one-sided test of the mean of others.
 *
 * <p>The margin m of a token counts as its share of a clip c, min(m/c, 1), so that one token weighs no more than another; where
 * c is 0, as where nearly all honest margins are, any margin above 0 counts as 1. Let mu and sigma be mean and standard deviation
 * of the shares of n0 honest tokens and of one more that counts as 1: without that one, a sample without a fault would claim that
 * there never is one. The mean over n honest tokens then has the mean mu and the variance v = sigma^2 (1/n + 1/n0), which allows
 * for n0 being finite. Its distribution is near a gamma with these two, shape mu^2/v and scale v/mu: like a sum of rare margins
 * it is not negative and leans to the right, where a normal distribution would accuse too easily. Tokens are taken as
 * independent, which teacher forcing makes reasonable.
 *
 * @param tokens n0, how many honest tokens it rests on
 * @param clip c, the 99.9th percentile of the honest margins that are finite; the largest where n0 is below 1000
 * @param mean mu
 * @param deviation sigma
 */
public record DifrCalibration(int tokens, double clip, double mean, double deviation) {
    /** Probability at which an honest run is allowed to be called outside: one in a thousand. */
    public static final double SIGNIFICANCE = 1e-3;

    /** Fewer honest tokens say too little. */
    public static final int MINIMUM_TOKENS = 100;

    private static final double PERCENTILE = 0.999;

    /** Further out nobody knows the shape of the distribution. */
    private static final double LEAST_TOLD = 1e-9;

    /**
     * The calibration of a model.
     *
     * @param honest margins of honest runs under all configurations that are allowed, with the settings of the claims
     * @throws FingerprintException RT-DIFR-CALIBRATION if there are fewer than 100, one is no margin, or more than half are not 0:
     *     then sampler or seed are not what they are said to be
     */
    public static DifrCalibration of(List<Double> honest) throws FingerprintException {
        if (honest.size() < MINIMUM_TOKENS) {
            throw refused("A calibration rests on at least " + MINIMUM_TOKENS + " margins of honest runs, not "
                    + honest.size() + ".");
        }
        if (!honest.stream().allMatch(margin -> margin >= 0)) {
            throw refused("A margin is a number that is not negative.");
        }
        if (honest.stream().filter(margin -> margin > 0).count() > honest.size() / 2) {
            throw refused("More than half of the margins are not 0, so sampler or seed are not those of honest runs.");
        }
        double clip = percentile(honest);
        double sum = 1;
        double squares = 1;
        for (double margin : honest) {
            double share = share(margin, clip);
            sum += share;
            squares += share * share;
        }
        int n = honest.size() + 1;
        double mean = sum / n;
        return new DifrCalibration(honest.size(), clip, mean, Math.sqrt(squares / n - mean * mean));
    }

    /** The mean over the tokens of min(margin/clip, 1). */
    public double statistic(DifrScores scores) {
        return scores.margins().stream()
                .mapToDouble(margin -> share(margin, clip))
                .average()
                .orElse(Double.NaN);
    }

    /** Above it, the statistic of so many honest tokens lies with this probability. */
    public double threshold(int count, double significance) {
        return ofMean(count).inverseSurvivalProbability(significance);
    }

    /** The probability that as many honest tokens have a statistic as large. */
    public double probability(DifrScores scores) {
        return ofMean(scores.tokens()).survivalProbability(statistic(scores));
    }

    /**
     * What scores come to: BIT_EXACT, WITHIN_EMPIRICAL, OUTSIDE if honest tokens would be as far off with less than this
     * probability, or INCONCLUSIVE if the noise could not be reproduced.
     */
    public Judgement judge(DifrScores scores, double significance) {
        Judgement alone = scores.judge();
        if (scores.missing().isPresent() || alone.verdict() == Verdict.BIT_EXACT) {
            return alone;
        }
        double probability = probability(scores);
        boolean within = probability >= significance;
        String reason = String.format(
                Locale.ROOT,
                "%,d of %,d tokens are not those that the reference chooses; weighed by their margins that is %.3g of at"
                        + " most %.3g, and as much comes about in honest runs with a probability %s.",
                scores.tokens() - scores.exactMatches(),
                scores.tokens(),
                statistic(scores),
                threshold(scores.tokens(), significance),
                probability < LEAST_TOLD
                        ? "below one in a billion"
                        : String.format(Locale.ROOT, "of %.2g", probability));
        return new Judgement(within ? Verdict.WITHIN_EMPIRICAL : Verdict.OUTSIDE, reason);
    }

    private GammaDistribution ofMean(int count) {
        double variance = deviation * deviation * (1.0 / count + 1.0 / tokens);
        return GammaDistribution.of(mean * mean / variance, variance / mean);
    }

    private static double share(double margin, double clip) {
        return margin < clip ? margin / clip : margin > 0 ? 1 : 0;
    }

    /** By nearest rank. */
    private static double percentile(List<Double> honest) {
        double[] finite = honest.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return finite[(int) Math.ceil(PERCENTILE * finite.length) - 1];
    }

    private static FingerprintException refused(String sentence) {
        return new FingerprintException("RT-DIFR-CALIBRATION", sentence);
    }
}
