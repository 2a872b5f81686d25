package dev.reckoner.market;

import dev.reckoner.chance.DrawnChance;
import dev.reckoner.chance.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Do users move towards accountable providers when a mistake of another becomes known? The rank correlation (Spearman, Am. J.
 * Psychol. 15, 1904) of how much of a provider's claims has complete evidence with how its share of the use changes after findings
 * about others. MOVED_TOWARDS is towards those with more evidence, MOVED_AWAY is towards those with less.
 *
 * <p>The share is that among all of which nothing became known in that time: when the provider that the finding is about shrinks,
 * the share of everybody else grows, which says nothing. From the change is taken the change that there was from an equal time earlier, so that
 * who is growing anyway gains nothing from it. Who had too few claims before is left out. The p-value gives the coverage figures to
 * other providers at random.
 *
 * @param points one per provider that could be measured, by its id
 * @param correlation from -1 to 1
 * @param interval of the correlation (Fisher's z, with the variance 1.06/(n - 3) of Fieller, Hartley and Pearson, Biometrika 44,
 *     1957)
 * @param p in either direction
 */
public record Attraction(
        Movement movement,
        Optional<Doubt> doubt,
        List<Point> points,
        OptionalDouble correlation,
        Optional<Interval> interval,
        OptionalDouble p) {
    /** With fewer, a rank correlation hardly ever says anything. */
    public static final int FEWEST = 6;

    private static final double VARIANCE = 1.06;

    public Attraction {
        points = List.copyOf(points);
    }

    /**
     * One provider.
     *
     * @param coverage the share of its claims with complete evidence, from 0 to 1
     * @param change of its share of use, in the mean over the findings about others
     */
    public record Point(String provider, double coverage, double change) {}

    /**
     * Relates coverage and change.
     *
     * @param coverage by provider, each from 0 to 1; providers without are left out
     */
    public static Attraction of(Market market, SortedMap<String, Double> coverage, ResponseTerms terms) {
        if (coverage.values().stream().anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IllegalArgumentException("A coverage is a share from 0 to 1.");
        }
        SortedMap<String, List<Double>> changes = Shift.all(market, terms);
        var points = new ArrayList<Point>();
        coverage.forEach((provider, share) -> Optional.ofNullable(changes.get(provider))
                .ifPresent(own -> points.add(new Point(provider, share, mean(own)))));
        return of(points, terms);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    private static Attraction of(List<Point> points, ResponseTerms terms) {
        if (points.size() < FEWEST) {
            return untold(points, Doubt.TOO_FEW_CASES);
        }
        double[] coverage = Ranks.of(points.stream().map(Point::coverage).toList());
        double[] change = Ranks.of(points.stream().map(Point::change).toList());
        double correlation = Ranks.correlation(coverage, change);
        if (Double.isNaN(correlation)) {
            return untold(points, Doubt.NOTHING_DIFFERS);
        }
        double p = p(coverage, change, Math.abs(correlation), terms);
        Interval interval = interval(correlation, points.size(), terms.significance());
        Movement movement = movement(correlation, p, interval, terms);
        return new Attraction(
                movement,
                movement == Movement.CANNOT_TELL ? Optional.of(Doubt.CHANCE_DOES_AS_MUCH) : Optional.empty(),
                points,
                OptionalDouble.of(correlation),
                Optional.of(interval),
                OptionalDouble.of(p));
    }

    private static Attraction untold(List<Point> points, Doubt doubt) {
        return new Attraction(
                Movement.CANNOT_TELL,
                Optional.of(doubt),
                points,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static double p(double[] coverage, double[] change, double observed, ResponseTerms terms) {
        Draws draws = Draws.of("attraction").with(coverage).with(change).draws();
        double[] dealt = coverage.clone();
        return DrawnChance.of(observed, terms.draws(), () -> {
                    draws.shuffle(dealt);
                    return Math.abs(Ranks.correlation(dealt, change));
                })
                .p();
    }

    private static Interval interval(double correlation, int n, double significance) {
        double z = 0.5 * Math.log((1 + correlation) / (1 - correlation));
        double reach = NormalDistribution.of(0, 1).inverseSurvivalProbability(significance / 2)
                * Math.sqrt(VARIANCE / (n - 3));
        return new Interval(Math.tanh(z - reach), Math.tanh(z + reach));
    }

    private static Movement movement(double correlation, double p, Interval interval, ResponseTerms terms) {
        if (p <= terms.significance()) {
            return correlation > 0 ? Movement.MOVED_TOWARDS : Movement.MOVED_AWAY;
        }
        return interval.isWithin(terms.unchanged()) ? Movement.NO_CHANGE : Movement.CANNOT_TELL;
    }
}
