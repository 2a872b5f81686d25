package dev.reckoner.cli;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketFigures;
import dev.reckoner.market.Attraction;
import dev.reckoner.market.Departures;
import dev.reckoner.market.Doubt;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Movement;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code reckoner market} says. */
final class MarketWords {
    private final String unit;
    private final Optional<CaseMarket.Spend> spend;

    MarketWords(String unit, Optional<CaseMarket.Spend> spend) {
        this.unit = unit;
        this.spend = spend;
    }

    /** What is counted and what is not. */
    List<String> counted(MarketAnswer answer) {
        var counted = answer.counted();
        var lines = new ArrayList<String>();
        lines.add("Use by " + unit + " from " + answer.observed().from().truncatedTo(ChronoUnit.SECONDS) + " to "
                + answer.observed().to().truncatedTo(ChronoUnit.SECONDS) + ": " + claims(counted.claims())
                + ". Not counted: " + counted.notAttributed() + " that only their own word gives to the " + unit
                + " they name, " + counted.unnamed() + " that name none"
                + (counted.leftOut() == 0 ? "" : ", " + counted.leftOut() + " of the least used " + unit + "s") + ".");
        lines.add("Who paid is told of " + claims(counted.withPayer()) + ". "
                + spend.map(told -> "Spend is counted in " + told.unit() + ", told of " + claims(told.claims())
                                + (told.others() == 0
                                        ? "."
                                        : "; " + told.others() + " more have a price in another unit."))
                        .orElse("What was paid is told of none."));
        return lines;
    }

    private static String claims(long count) {
        return Plural.of(count, "claim", "claims");
    }

    String title(MarketAnswer.Answered one) {
        return one.party() + ": "
                + one.counts().entrySet().stream()
                        .map(each -> (each.getKey() == BecameKnown.Kind.FINDING ? "findings" : "isolation")
                                + " against " + claims(each.getValue()))
                        .collect(Collectors.joining(" and "))
                + ", known from " + one.known().truncatedTo(ChronoUnit.SECONDS) + ", entry "
                + one.entry();
    }

    String sentence(MarketAnswer.Answered one) {
        var claims = one.inClaims();
        String figures = claims.expected().isEmpty()
                ? ""
                : MarketFigures.amount(claims.expected().get()) + " claims a day were to be expected, "
                        + MarketFigures.amount(claims.seen().orElse(0.0)) + " were seen.";
        return switch (claims.movement()) {
            case MOVED_AWAY -> "Users moved away from " + one.party() + ": " + figures;
            case MOVED_TOWARDS -> "Users moved towards " + one.party() + ": " + figures;
            case NO_CHANGE -> "The use of " + one.party() + " did not change: " + figures;
            case CANNOT_TELL ->
                "It cannot be told whether the use of " + one.party() + " changed: " + why(claims.doubt())
                        + (figures.isEmpty() ? "" : " " + figures);
        };
    }

    /** What else is to be known before the figures are read. */
    List<String> beside(MarketAnswer.Answered one) {
        var lines = new ArrayList<String>();
        if (!one.near().isEmpty()) {
            lines.add("Within two weeks of it something else became known of " + one.party() + " ("
                    + one.near().stream().map(entry -> "entry " + entry).collect(Collectors.joining(", "))
                    + "): which of them users answered to cannot be told.");
        }
        if (one.inClaims().expected().isPresent() && one.inClaims().others().isEmpty()) {
            lines.add("There are no three other " + unit + "s to compare with.");
        }
        var measures =
                one.measures().stream().map(MarketAnswer.Measured::measure).toList();
        if (!measures.contains(Measure.PAYERS)) {
            lines.add("Who paid is told of none of its claims.");
        }
        if (!measures.contains(Measure.SPEND)) {
            lines.add("What was paid is told of none of its claims.");
        }
        return lines;
    }

    private static String why(Optional<Doubt> doubt) {
        return doubt.map(MarketWords::why).orElse("");
    }

    /** Why the data cannot tell, as the end of a sentence. */
    static String why(Doubt doubt) {
        return switch (doubt) {
            case TOO_FEW_BUCKETS ->
                "fewer than " + CaseMarket.TERMS.fewestBefore() + " days before or "
                        + CaseMarket.TERMS.fewestAfter()
                        + " days after were observed, or something else had become known shortly before.";
            case TOO_FEW_CLAIMS -> "fewer than " + CaseMarket.TERMS.fewestClaims() + " claims were made before.";
            case TREND_RUNS_OUT -> "the line before leads to no use at all, from which nobody can move away.";
            case CHANCE_DOES_AS_MUCH -> "chance does as much.";
            case OTHERS_CHANGED_TOO -> "the use of others changed as much at the same time.";
            case NOT_SEEN_TO_THE_END ->
                "nothing is seen of it any more towards the end of that time: its trail may end, or its key not be known to be its.";
            case NAMED_MORE ->
                "so many claims name it without its key being known to be its that its use need not have fallen.";
            case SEVERAL_TESTED -> "by itself chance would seldom do as much, but among all that became known it does.";
            case TOO_FEW_CASES -> "too few could be measured.";
            case NOTHING_DIFFERS -> "all have the same share of complete evidence, or the same change.";
        };
    }

    List<String> cells(MarketAnswer.Measured measured) {
        return List.of(
                noun(measured.measure()),
                MarketFigures.amount(measured.before()),
                measured.expected().map(MarketFigures::amount).orElse("not told"),
                measured.seen().map(MarketFigures::amount).orElse("not told"),
                measured.change().map(MarketFigures::change).orElse("not told"),
                measured.interval()
                        .map(bounds -> MarketFigures.interval(bounds.interval()))
                        .orElse("not told"),
                measured.p().map(MarketFigures::p).orElse("not told"),
                measured.adjusted().map(MarketFigures::p).orElse("not told"),
                answer(measured.movement()));
    }

    private String noun(Measure measure) {
        return switch (measure) {
            case CLAIMS -> "claims a day";
            case PAYERS -> "payers a day";
            case SPEND -> spend.map(CaseMarket.Spend::unit).orElse("spend") + " a day";
        };
    }

    private static String answer(Movement movement) {
        return switch (movement) {
            case MOVED_AWAY -> "moved away";
            case MOVED_TOWARDS -> "moved towards";
            case NO_CHANGE -> "did not change";
            case CANNOT_TELL -> "cannot tell";
        };
    }

    /** Do users move away after audited mistakes? */
    String departures(MarketAnswer.Population all) {
        String question = "Do users move away from " + unit + "s after audited mistakes? ";
        String rest = all.counted() + " could be measured, " + all.leftOut() + " were left out";
        return question
                + switch (all.movement()) {
                    case MOVED_AWAY -> "They moved away: " + figures("median change", all, true) + "; " + rest + ".";
                    case MOVED_TOWARDS ->
                        "They moved towards them: " + figures("median change", all, true) + "; " + rest + ".";
                    case NO_CHANGE -> "No: " + figures("median change", all, true) + "; " + rest + ".";
                    case CANNOT_TELL ->
                        "It cannot be told: "
                                + (all.doubt().equals(Optional.of(Doubt.TOO_FEW_CASES))
                                        ? all.counted() + " of " + (all.counted() + all.leftOut())
                                                + " can be compared with three others whose use is known as well, and at least "
                                                + Departures.FEWEST + " are needed."
                                        : why(all.doubt()) + " " + figures("Median change", all, true) + "; " + rest
                                                + ".");
                };
    }

    /** Do users move towards those with more evidence? */
    String attraction(MarketAnswer.Population all) {
        String question = "Do users move towards " + unit + "s whose answers have more evidence? ";
        String rest = all.counted() + " " + unit + (all.counted() == 1 ? "" : "s") + " could be measured";
        return question
                + switch (all.movement()) {
                    case MOVED_TOWARDS ->
                        "They moved towards them: " + figures("rank correlation", all, false) + "; " + rest + ".";
                    case MOVED_AWAY ->
                        "They moved towards those with less: " + figures("rank correlation", all, false) + "; " + rest
                                + ".";
                    case NO_CHANGE -> "No: " + figures("rank correlation", all, false) + "; " + rest + ".";
                    case CANNOT_TELL ->
                        "It cannot be told: "
                                + (all.doubt().equals(Optional.of(Doubt.TOO_FEW_CASES))
                                        ? rest + ", and at least " + Attraction.FEWEST + " are needed."
                                        : why(all.doubt()) + " " + figures("Rank correlation", all, false) + "; " + rest
                                                + ".");
                };
    }

    private static String figures(String name, MarketAnswer.Population all, boolean change) {
        if (all.figure().isEmpty()) {
            return "no figure";
        }
        double figure = all.figure().get();
        String interval = all.interval()
                .map(bounds -> change
                        ? MarketFigures.interval(bounds.interval())
                        : MarketFigures.correlation(bounds.low()) + " to "
                                + MarketFigures.correlation(bounds.high().orElse(1.0)))
                .orElse("not told");
        return name + " " + (change ? MarketFigures.change(figure) : MarketFigures.correlation(figure))
                + ", 95 % interval " + interval + ", p "
                + all.p().map(MarketFigures::p).orElse("not told");
    }
}
