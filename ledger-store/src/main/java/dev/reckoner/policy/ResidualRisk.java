package dev.reckoner.policy;

import dev.reckoner.sampling.HypergeometricBound;

/**
 * How many wrong answers a policy may still accept, judged by the claims that chance drew to be run again. The bound holds with
 * a confidence of 95 %.
 *
 * <p>It is worked out over the claims that the policy would accept but for their verdicts, since a verdict must not choose the
 * sample that it is counted in: taking only what was accepted, a policy that refuses every wrong answer it finds would always
 * look as if there were none. The bound D on wrong answers among these claims is the hypergeometric one
 * ({@link HypergeometricBound}); what was found wrong and refused is taken off it. What is known of claims that a person chose
 * says nothing of others, but each is wrong or is not, which limits D from both sides.
 *
 * <p>The sample is random among these claims only as far as the other rules do not depend on what came out of the runs. A rule on
 * the operator's standing does, where the standing comes from the same runs: the figure is then a little too good. Nor does it
 * say anything of claims that other rules refuse.
 *
 * @param accepted claims accepted
 * @param population claims that would be accepted but for their verdicts, those accepted among them
 * @param sampled of these, drawn by chance and run with a verdict
 * @param wrong of those sampled, wrong answers
 * @param inconclusive of the population, drawn by chance and run without a verdict
 * @param bound upper bound on the share of wrong answers among the accepted, from 0 to 1; those sampled without a verdict are
 *     left out as if they had not been drawn
 * @param conservative the same where every claim without a verdict counts as a wrong answer
 */
public record ResidualRisk(
        long accepted,
        long population,
        long sampled,
        long wrong,
        long inconclusive,
        double bound,
        double conservative) {
    /** The chance of error allowed. */
    public static final double ALPHA = 0.05;

    /** True if chance drew no claim that was run: the bound is then no more than what is known of claims one by one. */
    public boolean isUnsampled() {
        return sampled == 0;
    }

    static ResidualRisk of(Verdicts verdicts) {
        return new ResidualRisk(
                verdicts.accepted(),
                verdicts.population(),
                verdicts.sampledRight() + verdicts.sampledWrong(),
                verdicts.sampledWrong(),
                verdicts.sampledOpen(),
                bound(verdicts),
                bound(verdicts.openAsWrong()));
    }

    private static double bound(Verdicts verdicts) {
        if (verdicts.accepted() == 0) {
            return 0;
        }
        long wrong = HypergeometricBound.upper(
                verdicts.population(),
                verdicts.sampledRight() + verdicts.sampledWrong(),
                verdicts.sampledWrong(),
                ALPHA);
        long possible = Math.clamp(wrong, verdicts.wrong(), verdicts.population() - verdicts.right());
        long left = Math.min(possible - verdicts.wrongRefused(), verdicts.accepted() - verdicts.rightAccepted());
        return (double) left / verdicts.accepted();
    }

    /**
     * Counts over the population.
     *
     * @param right known to be no wrong answers
     * @param wrong known to be wrong answers
     * @param open run without a verdict
     * @param rightAccepted of the right ones, accepted
     * @param wrongRefused of the wrong ones, not accepted
     * @param openRefused of those without a verdict, not accepted
     */
    record Verdicts(
            long accepted,
            long population,
            long right,
            long wrong,
            long open,
            long rightAccepted,
            long wrongRefused,
            long openRefused,
            long sampledRight,
            long sampledWrong,
            long sampledOpen) {
        private Verdicts openAsWrong() {
            return new Verdicts(
                    accepted,
                    population,
                    right,
                    wrong + open,
                    0,
                    rightAccepted,
                    wrongRefused + openRefused,
                    0,
                    sampledRight,
                    sampledWrong + sampledOpen,
                    0);
        }
    }
}
