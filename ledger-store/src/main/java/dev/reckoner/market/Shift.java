package dev.reckoner.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the shares of use among the other providers shift when something about one becomes known. */
final class Shift {
    private final List<ProviderUse> others;
    private final Instant at;
    private final Duration time;
    private final int fewest;

    private Shift(List<ProviderUse> others, Instant at, Duration time, int fewest) {
        this.others = others;
        this.at = at;
        this.time = time;
        this.fewest = fewest;
    }

    /**
     * By provider, one number for each intervention on another that leaves room for two equal times before and one after. What
     * becomes known of the same provider within the time after counts once, with the first: it is the same users that move.
     */
    static SortedMap<String, List<Double>> all(Market market, ResponseTerms terms) {
        var changes = new TreeMap<String, List<Double>>();
        var last = new HashMap<String, Instant>();
        var quiet = new QuietTimes(market);
        for (Intervention intervention : market.interventions()) {
            Instant known = intervention.known();
            Instant before = last.get(intervention.provider());
            if (before == null || !known.isBefore(before.plus(terms.afterwards()))) {
                last.put(intervention.provider(), known);
                of(market, quiet, intervention, terms)
                        .ifPresent(shift -> shift.changes()
                                .forEach((provider, change) -> changes.computeIfAbsent(
                                                provider, any -> new ArrayList<>())
                                        .add(change)));
            }
        }
        return changes;
    }

    private static Optional<Shift> of(Market market, QuietTimes quiet, Intervention intervention, ResponseTerms terms) {
        Instant at = intervention.known();
        Observed observed = market.observed();
        if (at.isBefore(observed.from()) || at.isAfter(observed.to())) {
            return Optional.empty();
        }
        long before = Duration.between(observed.from(), at).dividedBy(terms.bucket()) / 2;
        long after = Duration.between(at, observed.to()).dividedBy(terms.bucket());
        long buckets = Math.min(terms.after(), Math.min(before, after));
        if (buckets < terms.fewestAfter()) {
            return Optional.empty();
        }
        Duration time = terms.bucket().multipliedBy(buckets);
        // Of whom something became known meanwhile, users leave for that.
        List<ProviderUse> others = market.providers().stream()
                .filter(use -> !use.provider().equals(intervention.provider()))
                .filter(use -> quiet.isQuiet(use.provider(), at.minus(time.multipliedBy(2)), at.plus(time)))
                .toList();
        return Optional.of(new Shift(others, at, time, terms.fewestClaims()));
    }

    private SortedMap<String, Double> changes() {
        double[] totals = {total(-2), total(-1), total(0)};
        var changes = new TreeMap<String, Double>();
        if (totals[0] == 0 || totals[1] == 0 || totals[2] == 0) {
            return changes;
        }
        for (ProviderUse use : others) {
            // The share of who is hardly used moves with every single claim.
            if (count(use, -2) + count(use, -1) >= fewest) {
                double earlier = count(use, -2) / totals[0];
                double before = count(use, -1) / totals[1];
                double after = count(use, 0) / totals[2];
                changes.put(use.provider(), (after - before) - (before - earlier));
            }
        }
        return changes;
    }

    private double total(int k) {
        return others.stream().mapToDouble(use -> count(use, k)).sum();
    }

    private double count(ProviderUse use, int k) {
        Instant from = at.plus(time.multipliedBy(k));
        return use.between(from, from.plus(time)).size();
    }
}
