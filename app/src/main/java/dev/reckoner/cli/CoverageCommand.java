package dev.reckoner.cli;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.sampling.Assurance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coverage}. */
@Command(
        name = "coverage",
        description = {
            "Shows what evidence covers the claims of a case: their tiers over time, how many carry each kind of evidence,",
            "what no evidence ever covers, and the seconds of running claims again beside what that tells of all claims."
        })
final class CoverageCommand implements Callable<Integer> {
    /** Bounds of which is told what it takes to come to them. */
    private static final List<Double> BOUNDS = List.of(0.1, 0.05, 0.01);

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    /**
     * A kind of evidence, as JSON has it.
     *
     * @param evidence id of its check
     * @param claims that carry it
     * @param without that do not
     * @param collect what would have to be collected for these
     */
    private record Kind(String evidence, long claims, long without, String collect) {}

    /**
     * What it takes to come to a lower bound at the present rate, if nothing else is found wrong.
     *
     * @param bound share of wrong answers, from 0 to 1
     * @param runs how many more claims must be decided
     * @param seconds that they take
     */
    private record Step(double bound, long runs, OptionalDouble seconds) {}

    /**
     * What the runs tell, as JSON has it. Shares are from 0 to 1.
     *
     * @param bound on wrong answers at 95 % confidence, if chance drew the decided claims
     * @param conservative the same where those inconclusive count as wrong
     * @param known what may be wrong whoever chose the claims
     * @param points by which the bound has fallen from 100 %, percentage points
     * @param secondsPerPoint what one of them took
     * @param next what the next one takes
     * @param further what lower bounds take
     */
    private record Told(
            long decided,
            long wrong,
            long inconclusive,
            double bound,
            double conservative,
            double known,
            double points,
            OptionalDouble secondsPerPoint,
            Optional<Step> next,
            List<Step> further) {}

    private record Answer(
            long claims,
            long days,
            List<CaseCoverage.Period> periods,
            List<Kind> evidence,
            CaseCoverage.Unsigned unsigned,
            CaseCoverage.Spent spent,
            Told assurance) {}

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var coverage = audit.coverage();
            if (output.json()) {
                output.json(answer(coverage));
            } else {
                print(coverage);
            }
        }
        return ExitCode.AFFIRMING;
    }

    private static Answer answer(CaseCoverage coverage) {
        return new Answer(
                coverage.claims(),
                coverage.days(),
                coverage.periods(),
                coverage.kinds().stream().map(kind -> kind(kind, coverage)).toList(),
                coverage.unsigned(),
                coverage.spent(),
                told(coverage));
    }

    private static Kind kind(CaseCoverage.Kind kind, CaseCoverage coverage) {
        return new Kind(
                kind.kind().check(),
                kind.claims(),
                coverage.claims() - kind.claims(),
                kind.kind().collect());
    }

    private static Told told(CaseCoverage coverage) {
        var assurance = coverage.assurance();
        return new Told(
                assurance.decided(),
                assurance.wrong(),
                assurance.inconclusive(),
                assurance.bound(),
                assurance.conservative(),
                assurance.known(),
                assurance.points(),
                coverage.secondsPerPoint(),
                assurance.nextPoint().map(further -> step(further, coverage)),
                BOUNDS.stream()
                        .flatMap(bound -> assurance.further(bound).stream())
                        .map(further -> step(further, coverage))
                        .toList());
    }

    private static Step step(Assurance.Further further, CaseCoverage coverage) {
        return new Step(further.share(), further.runs(), coverage.seconds(further));
    }

    private void print(CaseCoverage coverage) {
        if (coverage.claims() == 0) {
            output.line("The case holds no claim.");
            return;
        }
        periods(coverage);
        kinds(coverage);
        unsigned(coverage.unsigned());
        spent(coverage);
    }

    private void periods(CaseCoverage coverage) {
        output.line("Claims by " + (coverage.days() == 1 ? "day" : coverage.days() + " days") + ", % of each tier:");
        output.table(
                List.of("from", "claims", "contraindicated", "warning", "affirming", "not checked"),
                coverage.periods().stream()
                        .map(period -> List.of(
                                period.first().toString(),
                                Long.toString(period.claims()),
                                share(period, Tier.CONTRAINDICATED),
                                share(period, Tier.WARNING),
                                share(period, Tier.AFFIRMING),
                                share(period, Tier.NONE)))
                        .toList());
    }

    private static String share(CaseCoverage.Period period, Tier tier) {
        Map<Tier, Long> tiers = period.tiers();
        long claims = tiers.getOrDefault(tier, 0L);
        return claims == 0 ? "none" : String.format(Locale.ROOT, "%.1f", 100.0 * claims / period.claims());
    }

    private void kinds(CaseCoverage coverage) {
        output.line("");
        output.line("Evidence that claims carry:");
        output.table(
                List.of("evidence", "claims", "without"),
                coverage.kinds().stream()
                        .map(kind -> List.of(
                                kind.kind().check(),
                                Long.toString(kind.claims()),
                                Long.toString(coverage.claims() - kind.claims())))
                        .toList());
        for (var never : coverage.never()) {
            output.line("Never covered: " + never.kind().check() + ". Collect "
                    + never.kind().collect() + ".");
        }
    }

    private void unsigned(CaseCoverage.Unsigned unsigned) {
        if (unsigned.parts().isEmpty()) {
            return;
        }
        output.line("");
        output.line("Covered by no signature in "
                + (unsigned.read() < unsigned.claims()
                        ? unsigned.read() + " responses, spread over " + unsigned.claims()
                        : Plural.of(unsigned.claims(), "response", "responses"))
                + ":");
        var rows = new ArrayList<List<String>>();
        unsigned.parts().forEach(part -> rows.add(List.of(part.id(), Long.toString(part.claims()), part.sentence())));
        output.table(List.of("part", "responses", "meaning"), rows);
    }

    private void spent(CaseCoverage coverage) {
        var assurance = coverage.assurance();
        var spent = coverage.spent();
        output.line("");
        if (spent.runs() == 0) {
            output.line("No claim was run again, so any of them may be wrong.");
            return;
        }
        output.line(Plural.of(spent.runs(), "run", "runs") + " took " + (spent.isEstimate() ? "about " : "")
                + PolicyFigures.seconds(spent.seconds())
                + (spent.isEstimate() ? ", by the " + spent.timed() + " that tell" : "") + ". "
                + Plural.of(assurance.decided(), "claim is", "claims are") + " decided, " + assurance.wrong()
                + " of them outside the bound; " + assurance.inconclusive() + " inconclusive.");
        output.line("At most " + PolicyFigures.percent(assurance.known())
                + " of all answers can be wrong: those that no run found right.");
        output.line("If chance had drawn the claims that were run, at most " + PolicyFigures.percent(assurance.bound())
                + " would be, with 95 % confidence (" + PolicyFigures.percent(assurance.conservative())
                + " if those inconclusive were wrong). Claims that somebody chose do not tell that.");
        coverage.secondsPerPoint()
                .ifPresent(seconds -> output.line(
                        "A percentage point by which that bound fell took " + PolicyFigures.seconds(seconds) + "."));
        assurance
                .nextPoint()
                .ifPresentOrElse(
                        next -> output.line("The next one takes " + runs(next, coverage) + "."),
                        () -> output.line("No further run can lower it by another."));
        for (var bound : BOUNDS) {
            assurance
                    .further(bound)
                    .ifPresent(further -> output.line(
                            "A bound of " + PolicyFigures.percent(bound) + " takes " + runs(further, coverage) + "."));
        }
    }

    private static String runs(Assurance.Further further, CaseCoverage coverage) {
        var seconds = coverage.seconds(further);
        return Plural.of(further.runs(), "more claim", "more claims")
                + (seconds.isPresent() ? ", " + PolicyFigures.seconds(seconds.getAsDouble()) : "")
                + ", if none of them is wrong";
    }
}
