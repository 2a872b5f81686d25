package dev.reckoner.market;

import dev.reckoner.chance.Draws;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The response to an intervention in one measure.
 *
 * @param buckets what was counted
 * @param doubt why it cannot be told; empty where it can
 * @param effect empty where there is too little to fit
 * @param p how likely as large an effect is by chance, in either direction
 * @param adjusted the same where it is one of several that are looked at (Holm); no less than p
 * @param comparison with others; empty where there are fewer than three of them
 */
public record Response(
        Measure measure,
        Buckets buckets,
        Movement movement,
        Optional<Doubt> doubt,
        Optional<Effect> effect,
        OptionalDouble p,
        OptionalDouble adjusted,
        Optional<Comparison> comparison) {

    /** The same as one of several, with the p-value that it has among them. */
    Response among(double ofAll, ResponseTerms terms) {
        var among = new Response(measure, buckets, movement, doubt, effect, p, OptionalDouble.of(ofAll), comparison);
        return isMoved() && ofAll > terms.significance() ? among.doubted(Doubt.SEVERAL_TESTED) : among;
    }

    /** True if use is said to have changed. */
    boolean isMoved() {
        return movement == Movement.MOVED_AWAY || movement == Movement.MOVED_TOWARDS;
    }

    /** The same, where something makes it untold. */
    Response doubted(Doubt why) {
        return new Response(measure, buckets, Movement.CANNOT_TELL, Optional.of(why), effect, p, adjusted, comparison);
    }

    /** As if nothing else were looked at. */
    static Response of(Market market, Intervention intervention, Measure measure, ResponseTerms terms) {
        return of(market, intervention, measure, terms, new Placements(market, measure, terms));
    }

    /**
     * The same.
     *
     * @param placements of that measure
     */
    static Response of(
            Market market, Intervention intervention, Measure measure, ResponseTerms terms, Placements placements) {
        ProviderUse use = market.of(intervention.provider());
        Buckets buckets = buckets(market, intervention, measure, terms);
        Optional<Doubt> tooLittle = isEnough(buckets, use, terms);
        if (tooLittle.isPresent()) {
            return untold(measure, buckets, tooLittle.get());
        }
        return Effect.of(buckets, measure, terms.significance())
                .map(effect -> told(market, intervention, measure, terms, buckets, effect, placements))
                .orElseGet(() -> untold(measure, buckets, Doubt.TREND_RUNS_OUT));
    }

    /** What was counted for an intervention; what became known earlier of the same provider ends the time before. */
    static Buckets buckets(Market market, Intervention intervention, Measure measure, ResponseTerms terms) {
        var from = market.before(intervention)
                .filter(earlier -> earlier.isAfter(market.observed().from()))
                .orElse(market.observed().from());
        return Buckets.of(
                market.of(intervention.provider()), measure, from, intervention.known(), market.observed(), terms);
    }

    /** Why there is too little to say anything; empty where there is enough. */
    static Optional<Doubt> isEnough(Buckets buckets, ProviderUse use, ResponseTerms terms) {
        if (buckets.before() < terms.fewestBefore() || buckets.after() < terms.fewestAfter()) {
            return Optional.of(Doubt.TOO_FEW_BUCKETS);
        }
        return use.between(buckets.start(), buckets.at()).size() < terms.fewestClaims()
                ? Optional.of(Doubt.TOO_FEW_CLAIMS)
                : Optional.empty();
    }

    private static Response untold(Measure measure, Buckets buckets, Doubt doubt) {
        return new Response(
                measure,
                buckets,
                Movement.CANNOT_TELL,
                Optional.of(doubt),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private static Response told(
            Market market,
            Intervention intervention,
            Measure measure,
            ResponseTerms terms,
            Buckets buckets,
            Effect effect,
            Placements placements) {
        Draws draws = Draws.of("market response")
                .with(intervention.provider())
                .with(intervention.known().getEpochSecond())
                .with(measure.name())
                .with(buckets.before())
                .with(buckets.numbers())
                .draws();
        double p = ResidualBlocks.of(buckets, measure, draws, terms.draws()).p();
        var comparison = placements.compare(intervention, effect);
        Optional<Doubt> doubt = doubt(effect, p, comparison, terms)
                .or(() -> ended(market, intervention, buckets, terms))
                .or(() -> isNamedMore(market.of(intervention.provider()), buckets, effect, measure, terms)
                        ? Optional.of(Doubt.NAMED_MORE)
                        : Optional.empty());
        Movement movement = doubt.isPresent() ? Movement.CANNOT_TELL : movement(effect, p, terms);
        OptionalDouble told = OptionalDouble.of(p);
        return new Response(measure, buckets, movement, doubt, Optional.of(effect), told, told, comparison);
    }

    /** Users who left and a trail that ends look alike; where some are seen until the end the trail does not. */
    private static Optional<Doubt> ended(
            Market market, Intervention intervention, Buckets buckets, ResponseTerms terms) {
        Instant end = buckets.at().plus(terms.bucket().multipliedBy(buckets.after()));
        Instant from = end.minus(terms.bucket().multipliedBy(Math.min(terms.fewestAfter(), buckets.after())));
        boolean seen = !market.of(intervention.provider())
                .between(from, market.observed().to())
                .isEmpty();
        return seen ? Optional.empty() : Optional.of(Doubt.NOT_SEEN_TO_THE_END);
    }

    /**
     * A provider whose key is not known any longer seems to be left, and one whose key was not known before seems to gain, though it is
     * used as ever: what the claims that count show must show in them and those that name it together, too.
     */
    static boolean isNamedMore(ProviderUse use, Buckets buckets, Effect effect, Measure measure, ResponseTerms terms) {
        if (effect.interval().contains(0) || use.named().stream().noneMatch(named -> buckets.covers(named.at()))) {
            return false;
        }
        return Effect.of(buckets.of(use.withNamed(), measure), measure, terms.significance())
                .filter(with -> with.relative() < 0 == effect.relative() < 0
                        && !with.interval().contains(0))
                .isEmpty();
    }

    private static Movement movement(Effect effect, double p, ResponseTerms terms) {
        if (!isBeyondChance(effect, p, terms)) {
            return Movement.NO_CHANGE;
        }
        return effect.relative() < 0 ? Movement.MOVED_AWAY : Movement.MOVED_TOWARDS;
    }

    private static Optional<Doubt> doubt(
            Effect effect, double p, Optional<Comparison> comparison, ResponseTerms terms) {
        if (!isBeyondChance(effect, p, terms)) {
            return effect.interval().isWithin(terms.unchanged())
                    ? Optional.empty()
                    : Optional.of(Doubt.CHANCE_DOES_AS_MUCH);
        }
        return comparison
                .filter(others -> !isBeyondOthers(effect, others, terms))
                .map(others -> Doubt.OTHERS_CHANGED_TOO);
    }

    private static boolean isBeyondChance(Effect effect, double p, ResponseTerms terms) {
        return p <= terms.significance() && !effect.interval().contains(0);
    }

    /** The whole interval lies further from 0 than what others' use did, and so do few placements. */
    private static boolean isBeyondOthers(Effect effect, Comparison others, ResponseTerms terms) {
        boolean further = effect.relative() < 0
                ? effect.interval().high() < others.theirs()
                : effect.interval().low() > others.theirs();
        return further && others.p().orElse(0) <= terms.significance();
    }
}
