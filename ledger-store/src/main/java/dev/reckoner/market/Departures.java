package dev.reckoner.market;

import dev.reckoner.chance.DrawnChance;
import dev.reckoner.chance.Draws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Do users move away from providers after audited mistakes? Over all interventions, each less the median of what others' use
 * did at the same time where there are three others. The p-value is from all ways to give the effects the other sign (or
 * as many draws of them): without a response each is as likely as its opposite. The interval is that of the sign test,
 * between two of the effects.
 *
 * @param cases those that could be measured, in the order of time
 * @param leftOut how many could not
 * @param median of the relative effects; empty without any
 * @param interval of the median
 * @param p in either direction
 */
public record Departures(
        Movement movement,
        Optional<Doubt> doubt,
        List<Case> cases,
        int leftOut,
        OptionalDouble median,
        Optional<Interval> interval,
        OptionalDouble p) {
    /** With fewer, no order of signs is rarer than one in twenty. */
    public static final int FEWEST = 6;

    public Departures {
        cases = List.copyOf(cases);
    }

    /**
     * One intervention.
     *
     * @param relative the effect on claims, less the others' where there are some
     * @param studentised the same in its standard errors
     */
    public record Case(Intervention intervention, double relative, double studentised) {}

    private record Place(String provider, Instant known) {}

    /** Puts all interventions together; several of one provider and instant are one. */
    public static Departures of(Market market, ResponseTerms terms) {
        var cases = new ArrayList<Case>();
        var places = new HashSet<Place>();
        int leftOut = 0;
        for (Intervention intervention : market.interventions()) {
            if (places.add(new Place(intervention.provider(), intervention.known()))) {
                Optional<Case> measured = measured(market, intervention, terms);
                measured.ifPresent(cases::add);
                leftOut += measured.isPresent() ? 0 : 1;
            }
        }
        return of(cases, leftOut, terms);
    }

    private static Optional<Case> measured(Market market, Intervention intervention, ResponseTerms terms) {
        Buckets buckets = Response.buckets(market, intervention, Measure.CLAIMS, terms);
        if (Response.isEnough(buckets, market.of(intervention.provider()), terms)
                .isPresent()) {
            return Optional.empty();
        }
        return Effect.of(buckets, Measure.CLAIMS, terms.significance()).map(effect -> {
            double theirs = new Placements(market, Measure.CLAIMS, terms)
                    .theirs(intervention)
                    .orElse(0);
            return new Case(intervention, effect.relative() - theirs, effect.studentised(theirs));
        });
    }

    private static Departures of(List<Case> cases, int leftOut, ResponseTerms terms) {
        List<Double> relative = cases.stream().map(Case::relative).sorted().toList();
        OptionalDouble median = relative.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Ranks.median(relative));
        if (cases.size() < FEWEST) {
            return new Departures(
                    Movement.CANNOT_TELL,
                    Optional.of(Doubt.TOO_FEW_CASES),
                    cases,
                    leftOut,
                    median,
                    Optional.empty(),
                    OptionalDouble.empty());
        }
        Interval interval = interval(relative, terms.significance());
        double p = p(cases, terms);
        Movement movement = movement(interval, p, terms);
        Optional<Doubt> doubt =
                movement == Movement.CANNOT_TELL ? Optional.of(Doubt.CHANCE_DOES_AS_MUCH) : Optional.empty();
        return new Departures(movement, doubt, cases, leftOut, median, Optional.of(interval), OptionalDouble.of(p));
    }

    private static Movement movement(Interval interval, double p, ResponseTerms terms) {
        if (p <= terms.significance() && !interval.contains(0)) {
            return interval.high() < 0 ? Movement.MOVED_AWAY : Movement.MOVED_TOWARDS;
        }
        return interval.isWithin(terms.unchanged()) ? Movement.NO_CHANGE : Movement.CANNOT_TELL;
    }

    /** Between the k-th smallest and the k-th largest, for the largest k that leaves no more outside than allowed. */
    private static Interval interval(List<Double> sorted, double significance) {
        var heads = BinomialDistribution.of(sorted.size(), 0.5);
        int k = 0;
        while (2 * heads.cumulativeProbability(k) <= significance) {
            k++;
        }
        int outer = Math.max(0, k - 1);
        return new Interval(sorted.get(outer), sorted.get(sorted.size() - 1 - outer));
    }

    private static double p(List<Case> cases, ResponseTerms terms) {
        double[] effects = cases.stream().mapToDouble(Case::studentised).toArray();
        Draws draws = Draws.of("departures").with(effects).draws();
        double observed = 0;
        for (double effect : effects) {
            observed += effect;
        }
        return DrawnChance.of(Math.abs(observed), terms.draws(), () -> flipped(effects, draws))
                .p();
    }

    private static double flipped(double[] effects, Draws draws) {
        double sum = 0;
        for (double effect : effects) {
            sum += draws.coin() ? effect : -effect;
        }
        return Math.abs(sum);
    }
}
