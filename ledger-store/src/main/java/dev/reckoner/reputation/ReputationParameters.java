package dev.reckoner.reputation;

import java.time.Duration;

/**
 * What reputation is computed with. An entry of the ledger holds it, so that a standing can be computed again.
 *
 * @param halfLife after which evidence counts half, from an hour to a hundred years
 * @param priorWeight W, the evidence that the base rate counts as; from 0.01 to 1000
 * @param baseRate a, what is expected of a subject that nothing is known of, from {@link BaseRate#LEAST} to {@link BaseRate#MOST}
 * @param bandLevel the probability with which the reliability lies in the credible band, between 0 and 1
 * @param hiddenFrom from which uncertainty on no standing is shown, above 0 and at most 1
 * @param weights how much evidence each verdict is
 * @param timeBasis which time an event counts at
 */
public record ReputationParameters(
        Duration halfLife,
        double priorWeight,
        double baseRate,
        double bandLevel,
        double hiddenFrom,
        EvidenceWeights weights,
        TimeBasis timeBasis) {
    /** A half-life of thirty days, a half that counts as two verdicts, bands of 90 %, verdicts as they became known. */
    public static final ReputationParameters DEFAULT =
            new ReputationParameters(Duration.ofDays(30), 2, 0.5, 0.90, 0.5, EvidenceWeights.DEFAULT, TimeBasis.KNOWN);

    public ReputationParameters {
        Forgetting.requireHalfLife(halfLife);
        Bounds.requirePrior(priorWeight, baseRate);
        Bounds.requireShare("The level of the band", bandLevel);
        Bounds.require("The uncertainty from which on nothing is shown", hiddenFrom, Double.MIN_NORMAL, 1);
    }

    /** The same with another half-life. */
    public ReputationParameters withHalfLife(Duration other) {
        return new ReputationParameters(other, priorWeight, baseRate, bandLevel, hiddenFrom, weights, timeBasis);
    }

    /** The same with another base rate, as for a newcomer among others. */
    public ReputationParameters withBaseRate(double other) {
        return new ReputationParameters(halfLife, priorWeight, other, bandLevel, hiddenFrom, weights, timeBasis);
    }

    /** The same by another time basis. */
    public ReputationParameters withTimeBasis(TimeBasis other) {
        return new ReputationParameters(halfLife, priorWeight, baseRate, bandLevel, hiddenFrom, weights, other);
    }

    /** What is thought of a subject that nothing is known of. */
    public Opinion prior() {
        return new Opinion(0, 0, priorWeight, baseRate);
    }
}
