package dev.reckoner.market;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Do users move away from providers after audited mistakes? Over the interventions, one per provider, each effect less the
 * median of what the use of others did at the same time. The p-value is from giving the interventions to other providers at
 * random, each at its instant: what shook the whole market then, and what is left of chance in the others' median, is in every such
 * assignment alike. The interval is that of the sign test, between two of the effects.
 *
 * @param cases those that could be measured, in the order of time
 * @param leftOut how many interventions could not, or were not the first measured of their provider
 * @param median of the relative effects; empty without any
 * @param interval of the median, if the cases have nothing to do with each other
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
    /** With fewer, the sign test has no interval of 95 %. */
    public static final int FEWEST = 6;

    public Departures {
        cases = List.copyOf(cases);
    }

    /**
     * One intervention.
     *
     * @param relative the effect on claims, less the median of those of which nothing became known, where there are three
     * @param interval of the effect itself, moved by as much
     * @param studentised the effect less the median of all others, in its standard errors
     */
    public record Case(Intervention intervention, double relative, Interval interval, double studentised) {}

    /** Puts the interventions together. */
    public static Departures of(Market market, ResponseTerms terms) {
        var placements = new Placements(market, Measure.CLAIMS, terms);
        var cases = new ArrayList<Case>();
        var moments = new ArrayList<Moment>();
        var seen = new HashSet<String>();
        for (Intervention intervention : market.interventions()) {
            if (seen.contains(intervention.provider()) || !placements.isUndisturbed(intervention)) {
                continue;
            }
            Moment here = placements.at(intervention.known());
            placements.measured(intervention, here).ifPresent(measured -> {
                seen.add(intervention.provider());
                cases.add(measured);
                moments.add(here);
            });
        }
        OptionalDouble p = cases.size() < FEWEST
                ? OptionalDouble.empty()
                : OptionalDouble.of(Assignments.of(cases, moments, terms.draws()));
        return of(cases, market.interventions().size() - cases.size(), p, terms);
    }

    private static Departures of(List<Case> cases, int leftOut, OptionalDouble p, ResponseTerms terms) {
        List<Double> relative = cases.stream().map(Case::relative).sorted().toList();
        OptionalDouble median = relative.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Ranks.median(relative));
        Optional<Interval> interval =
                p.isPresent() ? Optional.of(interval(relative, terms.significance())) : Optional.empty();
        Movement movement =
                interval.map(all -> movement(all, p.orElse(1), terms)).orElse(Movement.CANNOT_TELL);
        Optional<Doubt> doubt = movement != Movement.CANNOT_TELL
                ? Optional.empty()
                : Optional.of(p.isPresent() ? Doubt.CHANCE_DOES_AS_MUCH : Doubt.TOO_FEW_CASES);
        return new Departures(movement, doubt, cases, leftOut, median, interval, p);
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
}
