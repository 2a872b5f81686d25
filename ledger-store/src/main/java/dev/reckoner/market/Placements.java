package dev.reckoner.market;

import dev.reckoner.chance.DrawnChance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Puts an intervention where there was none: on other providers, at the same instant and at others, as far apart as the time
 * after, so that no two places count the same buckets after (Abadie, Diamond and Hainmueller, J. Am. Stat. Assoc. 105, 2010). Not thread-safe.
 */
final class Placements {
    /** Further away in time nothing is alike. */
    private static final int FURTHEST = 50;

    private final Market market;
    private final Measure measure;
    private final ResponseTerms terms;
    private final QuietTimes quiet;
    /** What becomes known of several at once is put in the same places. */
    private final Map<Instant, SortedMap<String, Placed>> known = new HashMap<>();

    /**
     * What the use of a provider did at an instant.
     *
     * @param quiet true if nothing became known of it in the time that was looked at
     */
    private record Placed(Effect effect, boolean quiet) {}

    Placements(Market market, Measure measure, ResponseTerms terms) {
        this.market = market;
        this.measure = measure;
        this.terms = terms;
        this.quiet = new QuietTimes(market);
    }

    /** The comparison; empty where there are fewer than three others of which nothing became known in that time. */
    Optional<Comparison> compare(Intervention intervention, Effect effect) {
        Moment others = quietOthers(intervention.provider(), intervention.known());
        return others.theirs(intervention.provider()).map(theirs -> {
            List<Double> elsewhere = elsewhere(intervention);
            return new Comparison(
                    others.effects().size(),
                    theirs,
                    effect.relative() - theirs,
                    elsewhere.size(),
                    p(Math.abs(effect.studentised(theirs)), elsewhere));
        });
    }

    private OptionalDouble p(double observed, List<Double> elsewhere) {
        if (1.0 / (1 + elsewhere.size()) > terms.significance()) {
            return OptionalDouble.empty();
        }
        var all = elsewhere.iterator();
        return OptionalDouble.of(
                DrawnChance.of(observed, elsewhere.size(), all::next).p());
    }

    private List<Double> elsewhere(Intervention intervention) {
        var found = new ArrayList<Double>();
        for (int k = -FURTHEST; k <= FURTHEST; k++) {
            Instant at = intervention.known().plus(terms.afterwards().multipliedBy(k));
            quietOthers(intervention.provider(), at)
                    .studentised()
                    .values()
                    .forEach(effect -> found.add(Math.abs(effect)));
        }
        return found;
    }

    private Moment quietOthers(String provider, Instant at) {
        return moment(at, (other, placed) -> !other.equals(provider) && placed.quiet());
    }

    /** What the use of every provider did at an instant, whatever became known of it. */
    Moment at(Instant at) {
        return moment(at, (provider, placed) -> true);
    }

    /**
     * An intervention at a moment; empty where it could not be measured or compared. How much it was is told against those of
     * which nothing became known, or against all where they are fewer than three: if it became known of most, most may have lost.
     */
    Optional<Departures.Case> measured(Intervention intervention, Moment moment) {
        String provider = intervention.provider();
        Optional<Double> theirs =
                quietOthers(provider, intervention.known()).theirs(provider).or(() -> moment.theirs(provider));
        Optional<Effect> own = Optional.ofNullable(moment.effects().get(provider));
        Optional<Double> studentised = Optional.ofNullable(moment.studentised().get(provider));
        return own.flatMap(effect -> theirs.flatMap(others -> studentised.map(errors -> new Departures.Case(
                intervention, effect.relative() - others, effect.interval().moved(-others), errors))));
    }

    /** True if nothing became known of the same provider in the time before that is looked at. */
    boolean isUndisturbed(Intervention intervention) {
        Instant known = intervention.known();
        return quiet.isQuiet(intervention.provider(), known.minus(terms.bucket().multipliedBy(terms.before())), known);
    }

    private Moment moment(Instant at, BiPredicate<String, Placed> counts) {
        var effects = new TreeMap<String, Effect>();
        known.computeIfAbsent(at, this::placed).forEach((provider, placed) -> {
            if (counts.test(provider, placed)) {
                effects.put(provider, placed.effect());
            }
        });
        return Moment.of(effects);
    }

    private SortedMap<String, Placed> placed(Instant at) {
        var all = new TreeMap<String, Placed>();
        if (!at.isBefore(market.observed().from())
                && !at.isAfter(market.observed().to())) {
            for (ProviderUse use : market.providers()) {
                placed(use, at).ifPresent(placed -> all.put(use.provider(), placed));
            }
        }
        return all;
    }

    private Optional<Placed> placed(ProviderUse use, Instant at) {
        Buckets buckets = Buckets.of(use, measure, market.observed().from(), at, market.observed(), terms);
        return Response.isEnough(buckets, use, terms).isEmpty()
                ? Effect.of(buckets, measure, terms.significance())
                        // Of whom it cannot be told what is its own use, nothing is compared or counted.
                        .filter(effect -> !Response.isNamedMore(use, buckets, effect, measure, terms))
                        .map(effect ->
                                new Placed(effect, quiet.isQuiet(use.provider(), buckets.start(), buckets.end())))
                : Optional.empty();
    }
}
