package dev.reckoner.market;

import dev.reckoner.chance.DrawnChance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Puts an intervention where there was none: on other providers, at the same instant and at others, as far apart as the time
 * after, so that no two places count the same buckets after (Abadie, Diamond and Hainmueller, J. Am. Stat. Assoc. 105, 2010).
 */
final class Placements {
    /** With fewer others a median is one of them. */
    private static final int FEWEST_OTHERS = 3;

    /** Further away in time nothing is alike. */
    private static final int FURTHEST = 50;

    private final Market market;
    private final Measure measure;
    private final ResponseTerms terms;

    Placements(Market market, Measure measure, ResponseTerms terms) {
        this.market = market;
        this.measure = measure;
        this.terms = terms;
    }

    /** The median of the relative effects on others at the same instant; empty where there are fewer than three. */
    OptionalDouble theirs(Intervention intervention) {
        List<Effect> others = List.copyOf(
                others(intervention.provider(), intervention.known()).values());
        return others.size() < FEWEST_OTHERS ? OptionalDouble.empty() : OptionalDouble.of(median(others));
    }

    /** The comparison; empty where there are fewer than three others. */
    Optional<Comparison> compare(Intervention intervention, Effect effect) {
        List<Effect> others = List.copyOf(
                others(intervention.provider(), intervention.known()).values());
        if (others.size() < FEWEST_OTHERS) {
            return Optional.empty();
        }
        double theirs = median(others);
        List<Double> elsewhere = elsewhere(intervention);
        return Optional.of(new Comparison(
                others.size(),
                theirs,
                effect.relative() - theirs,
                elsewhere.size(),
                p(Math.abs(effect.studentised(theirs)), elsewhere)));
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
            Duration away = terms.afterwards().multipliedBy(k);
            var others = others(intervention.provider(), intervention.known().plus(away));
            others.forEach((provider, effect) -> {
                var rest = new TreeMap<>(others);
                rest.remove(provider);
                if (rest.size() >= FEWEST_OTHERS) {
                    found.add(Math.abs(effect.studentised(median(List.copyOf(rest.values())))));
                }
            });
        }
        return found;
    }

    /** The effects at an instant on all but one, those left out that something became known of. */
    private TreeMap<String, Effect> others(String provider, Instant at) {
        var effects = new TreeMap<String, Effect>();
        for (ProviderUse use : market.providers()) {
            if (!use.provider().equals(provider)) {
                effect(use, at).ifPresent(effect -> effects.put(use.provider(), effect));
            }
        }
        return effects;
    }

    private Optional<Effect> effect(ProviderUse use, Instant at) {
        if (at.isBefore(market.observed().from())
                || at.isAfter(market.observed().to())) {
            return Optional.empty();
        }
        Buckets buckets = Buckets.of(use, measure, market.observed().from(), at, market.observed(), terms);
        Instant end = at.plus(terms.bucket().multipliedBy(buckets.after()));
        return Response.isEnough(buckets, use, terms).isEmpty() && market.isQuiet(use.provider(), buckets.start(), end)
                ? Effect.of(buckets, measure, terms.significance())
                : Optional.empty();
    }

    private static double median(List<Effect> effects) {
        return Ranks.median(effects.stream().map(Effect::relative).toList());
    }
}
