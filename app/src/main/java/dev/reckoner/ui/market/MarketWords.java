package dev.reckoner.ui.market;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketFigures;
import dev.reckoner.audit.MarketUnit;
import dev.reckoner.market.Attraction;
import dev.reckoner.market.Departures;
import dev.reckoner.market.Doubt;
import dev.reckoner.market.Effect;
import dev.reckoner.market.Interval;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Movement;
import dev.reckoner.market.Response;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Sentences about a market. */
final class MarketWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private MarketWords() {}

    /** {@code 17 April}. */
    static String day(Instant at) {
        return DAY.format(at);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What a measure counts, in the middle of a sentence. */
    static String noun(Measure measure, CaseMarket market) {
        return measure == Measure.SPEND
                ? market.counted().spend().map(CaseMarket.Spend::unit).orElse(Messages.get("market.noun.spend"))
                : Messages.get("market.noun." + key(measure));
    }

    /** What became known, in a few words. */
    static String known(BecameKnown one) {
        return known(one, "market.known.");
    }

    /** The same where there is little room. */
    static String briefly(BecameKnown one) {
        return known(one, "market.briefly.");
    }

    private static String known(BecameKnown one, String keys) {
        return one.counts().entrySet().stream()
                .map(each -> Messages.get(keys + key(each.getKey()), each.getValue()))
                .collect(Collectors.joining("; "));
    }

    static String movement(Movement movement) {
        return Messages.get("market.movement." + key(movement));
    }

    /** What users did, or why it cannot be told. */
    static String sentence(CaseMarket market, MarketView.Line line, Measure measure) {
        String party = line.known().party();
        var found = line.response().in(measure);
        if (found.isEmpty()) {
            return Messages.get("market.absent." + key(measure), party);
        }
        Response response = found.get();
        String day = day(line.known().intervention().known());
        if (response.movement() == Movement.CANNOT_TELL) {
            return Messages.get(
                    "market.sentence.cannot_tell",
                    party,
                    day,
                    response.doubt().map(MarketWords::why).orElse(""));
        }
        Effect effect = response.effect().orElseThrow();
        return Messages.get(
                "market.sentence." + key(response.movement()),
                party,
                day,
                MarketFigures.amount(effect.projected()),
                noun(measure, market),
                MarketFigures.amount(effect.observed()));
    }

    /** Why the data cannot tell, as the end of a sentence. */
    static String why(Doubt doubt) {
        return Messages.get(
                "market.doubt." + key(doubt),
                CaseMarket.TERMS.fewestBefore(),
                CaseMarket.TERMS.fewestAfter(),
                CaseMarket.TERMS.fewestClaims());
    }

    /** The effect with what it lies between and how likely chance does as much. */
    static String figures(Response response) {
        return response.effect()
                .map(effect -> Messages.get(
                        "market.figures",
                        MarketFigures.change(effect.relative()),
                        MarketFigures.interval(effect.interval()),
                        p(response.p()),
                        adjusted(response)
                                .map(all -> Messages.get("market.figures.adjusted", all))
                                .orElse("")))
                .orElse("");
    }

    /** The p-value among all that became known, where it is another one. */
    static Optional<String> adjusted(Response response) {
        return response.adjusted().equals(response.p()) ? Optional.empty() : Optional.of(p(response.adjusted()));
    }

    static String p(OptionalDouble p) {
        return p.isPresent() ? MarketFigures.p(p.getAsDouble()) : Messages.get("market.notTold");
    }

    /** Do users move away after audited mistakes? */
    static String answer(Departures all) {
        int cases = all.cases().size();
        if (all.doubt().equals(Optional.of(Doubt.TOO_FEW_CASES))) {
            return Messages.get("market.departures.few", cases, cases + all.leftOut(), Departures.FEWEST);
        }
        String figures = Messages.get(
                "market.departures.figures",
                MarketFigures.change(all.median().orElse(0)),
                all.interval().map(MarketFigures::interval).orElse(""),
                p(all.p()),
                cases);
        return Messages.get("market.departures." + key(all.movement()), figures);
    }

    /** Do users move towards those with more evidence? */
    static String answer(Attraction all, MarketUnit unit) {
        int points = all.points().size();
        String who = Messages.get("market.unit.many." + unit.wireName());
        if (all.doubt().equals(Optional.of(Doubt.TOO_FEW_CASES))) {
            return Messages.get("market.attraction.few", points, who, Attraction.FEWEST);
        }
        if (all.correlation().isEmpty()) {
            return Messages.get("market.attraction.same", who);
        }
        String figures = Messages.get(
                "market.attraction.figures",
                MarketFigures.correlation(all.correlation().getAsDouble()),
                all.interval().map(MarketWords::correlations).orElse(""),
                p(all.p()),
                points,
                who);
        return Messages.get("market.attraction." + key(all.movement()), figures);
    }

    private static String correlations(Interval interval) {
        return Messages.get(
                "market.to", MarketFigures.correlation(interval.low()), MarketFigures.correlation(interval.high()));
    }
}
