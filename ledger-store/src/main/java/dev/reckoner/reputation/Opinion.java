package dev.reckoner.reputation;

import java.time.Duration;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What the evidence up to an instant says of a subject: a binomial opinion of subjective logic (Jøsang, <i>Subjective Logic</i>,
 * 2016; Jøsang and Ismail, <i>The Beta Reputation System</i>, 2002). The reliability, the probability that the next answer is good,
 * is thought to have the distribution Beta(r + aW, s + (1-a)W).
 *
 * @param r evidence that the subject can be relied on, not negative
 * @param s evidence that it cannot, not negative
 * @param priorWeight W, the evidence that the base rate counts as, from 0.01 to 1000
 * @param baseRate a, the expectation without evidence, from {@link BaseRate#LEAST} to {@link BaseRate#MOST}
 */
public record Opinion(double r, double s, double priorWeight, double baseRate) {
    private static final double MOST_EVIDENCE = 1e15;
    private static final double BELOW_1 = Math.nextDown(1.0);

    public Opinion {
        Bounds.require("Evidence for a subject", r, 0, MOST_EVIDENCE);
        Bounds.require("Evidence against a subject", s, 0, MOST_EVIDENCE);
        Bounds.requirePrior(priorWeight, baseRate);
    }

    /** E, the mean of the reliability, between 0 and 1. */
    public double expectation() {
        return expectation(alpha(), beta());
    }

    /**
     * alpha / (alpha + beta), written so that rounding, too, never lets good evidence lower it or bad evidence raise it: each of
     * the operations keeps the order of its arguments. No evidence makes it 1.
     */
    static double expectation(double alpha, double beta) {
        return Math.min(BELOW_1, 1 / (1 + beta / alpha));
    }

    /** b, the share of the evidence that speaks for the subject. */
    public double belief() {
        return r / total();
    }

    /** d, the share of the evidence that speaks against it. */
    public double disbelief() {
        return s / total();
    }

    /** u, the share that no evidence covers: 1 without any, towards 0 with ever more. b + d + u = 1. */
    public double uncertainty() {
        return uncertainty(r, s, priorWeight);
    }

    static double uncertainty(double r, double s, double priorWeight) {
        return priorWeight / (r + s + priorWeight);
    }

    private double total() {
        return r + s + priorWeight;
    }

    /** True if there is evidence enough to show a standing: less uncertainty than that. */
    public boolean isShown(ReputationParameters parameters) {
        return uncertainty() < parameters.hiddenFrom();
    }

    /** r + aW, the first parameter of the distribution. */
    double alpha() {
        return r + baseRate * priorWeight;
    }

    /** s + (1-a)W, the second. */
    double beta() {
        return s + (1 - baseRate) * priorWeight;
    }

    /**
     * The credible band: the reliability lies below it with probability (1-level)/2, and above it with the same.
     *
     * @param level between 0 and 1
     */
    public Band band(double level) {
        double tail = (1 - Bounds.requireShare("The level of a band", level)) / 2;
        BetaDistribution reliability = BetaDistribution.of(alpha(), beta());
        return new Band(reliability.inverseCumulativeProbability(tail), reliability.inverseSurvivalProbability(tail));
    }

    /** The opinion after a time without evidence. */
    public Opinion decayed(Duration elapsed, Duration halfLife) {
        if (elapsed.isNegative()) {
            throw new IllegalArgumentException("Evidence is not forgotten backwards, by " + elapsed + ".");
        }
        return decayed(Forgetting.micros(elapsed), Forgetting.micros(Forgetting.requireHalfLife(halfLife)));
    }

    Opinion decayed(double elapsed, double halfLife) {
        double retained = Forgetting.retained(elapsed, halfLife);
        return new Opinion(retained * r, retained * s, priorWeight, baseRate);
    }

    /** The opinion with one verdict more. */
    public Opinion plus(Outcome outcome, double weight) {
        return switch (outcome) {
            case GOOD -> plus(weight, 0);
            case BAD -> plus(0, weight);
            case UNDECIDED -> this;
        };
    }

    Opinion plus(double good, double bad) {
        return new Opinion(r + good, s + bad, priorWeight, baseRate);
    }
}
