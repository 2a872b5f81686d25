package dev.reckoner.reputation;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What to expect of a newcomer: as much as of the population that it joins.
 *
 * <p>With a base rate of a half whatever the others do, a party that has lost its standing would get half of it back for a new key.
 * Pooled over all evidence about others, among them the identities that were left behind, the base rate of a population in
 * which identities go bad falls with them; and the uncertainty of a newcomer is 1, so that nothing is shown of it until it has
 * earned evidence of its own.
 */
public final class BaseRate {
    /** No population is so bad, or so perfect, that less than one in a million is left open. */
    public static final double LEAST = 1e-6;

    public static final double MOST = 1 - LEAST;

    private BaseRate() {}

    /**
     * The base rate a = (R + W a0) / (R + S + W), R and S being the evidence for and against all others together, W and a0 the
     * parameters' own. With nobody else it is a0.
     *
     * @param others opinions at one instant, in any order
     */
    public static double of(Collection<Opinion> others, ReputationParameters parameters) {
        Opinion pooled = parameters.prior().plus(sum(others, Opinion::r), sum(others, Opinion::s));
        return Math.clamp(pooled.expectation(), LEAST, MOST);
    }

    /** In order of size, so that it is the same to the last bit in whatever order they come. */
    private static double sum(Collection<Opinion> opinions, ToDoubleFunction<Opinion> evidence) {
        double sum = 0;
        for (double each : opinions.stream().mapToDouble(evidence).sorted().toArray()) {
            sum += each;
        }
        return sum;
    }
}
