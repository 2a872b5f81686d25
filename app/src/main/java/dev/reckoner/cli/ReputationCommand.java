package dev.reckoner.cli;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ReliabilityFigures;
import dev.reckoner.audit.ReputationDesk;
import dev.reckoner.reputation.Band;
import dev.reckoner.reputation.Comparison;
import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Tally;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reputation}. */
@Command(
        name = "reputation",
        description = {
            "Shows how far operators, providers, models, builds or applications can be relied on, by the verdicts of running",
            "their answers again: the expected share of good answers with a band, and how much is not known. With several",
            "subjects, the first is compared with each of the others."
        })
final class ReputationCommand implements Callable<Integer> {
    private static final double MINUTES_A_DAY = 1_440;
    private static final double LEAST_DAYS = 1.0 / 24;
    private static final double MOST_DAYS = 36_525;

    @Parameters(
            arity = "0..*",
            paramLabel = "SUBJECT",
            description =
                    "Whom: the id of a party, a model's name and version, a build's id; all of the kind without any.")
    private List<String> subjects = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "operator",
            description = "operator, provider, model, build or application. Default: operator.")
    private String kind = "operator";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Then: 2026-04-11 or 2026-04-11T06:00:00Z. Default: the latest time that the case knows of.")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--half-life", paramLabel = "DAYS", description = "After so many days a verdict counts half.")
    private Optional<Double> halfLife = Optional.empty();

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            description = "known: a verdict counts from when it was recorded. made: from when the answer was made.")
    private Optional<String> basis = Optional.empty();

    @Option(names = "--without-isolated", description = "Leave out claims that an isolation in force touches.")
    private boolean withoutIsolated;

    @Option(
            names = "--set",
            description =
                    "Record half-life and basis in the ledger: everybody who asks from now on is answered by them.")
    private boolean set;

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    /**
     * What is printed of a subject.
     *
     * @param subject whom
     * @param expectation the expected share of good answers; empty where there is not enough evidence
     * @param band in which it lies with the probability of the parameters; empty likewise
     * @param uncertainty the share that no evidence covers
     * @param baseRate where the subject started
     * @param counts verdicts, unweighted
     * @param contradicted of the undecided those that running them again confirms and other evidence contradicts
     * @param notAttributed claims that name the subject and are not known to be its
     * @param isolated claims that were left out for an isolation
     */
    private record Line(
            SubjectId subject,
            Optional<Double> expectation,
            Optional<Band> band,
            double uncertainty,
            double baseRate,
            Tally counts,
            long contradicted,
            long notAttributed,
            long isolated) {}

    /** The first subject compared with another. */
    private record Compared(String subject, String with, Comparison.Result result, Optional<Double> probability) {}

    /** All that is printed. */
    private record Answer(
            ReputationParameters parameters,
            Instant at,
            boolean withIsolated,
            double newcomer,
            List<Line> subjects,
            List<Compared> comparisons) {}

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var desk = audit.reputation();
            var parameters = parameters(desk);
            if (set) {
                desk.set(parameters);
            }
            var answer = answer(audit, parameters);
            if (output.json()) {
                output.json(answer);
            } else {
                print(answer);
            }
            return answer.subjects().stream()
                            .anyMatch(line -> line.expectation().isPresent())
                    ? ExitCode.AFFIRMING
                    : ExitCode.UNDECIDED;
        }
    }

    private ReputationParameters parameters(ReputationDesk desk) throws IOException {
        var parameters = desk.parameters();
        if (halfLife.isPresent()) {
            parameters = withHalfLife(parameters, halfLife.get());
        }
        return basis.isPresent() ? parameters.withTimeBasis(basis(basis.get())) : parameters;
    }

    private static ReputationParameters withHalfLife(ReputationParameters parameters, double days)
            throws RefusedArgument {
        if (days >= LEAST_DAYS && days <= MOST_DAYS) {
            return parameters.withHalfLife(Duration.ofMinutes(Math.round(days * MINUTES_A_DAY)));
        }
        throw new RefusedArgument(
                "RP-HALF-LIFE", "A half-life is from an hour to a hundred years, not " + days + " days.");
    }

    private static TimeBasis basis(String word) throws RefusedArgument {
        return switch (word) {
            case "known" -> TimeBasis.KNOWN;
            case "made" -> TimeBasis.MADE;
            default -> throw new RefusedArgument("RP-BASIS", "The basis is known or made, not " + word + ".");
        };
    }

    private SubjectKind kind() throws RefusedArgument {
        return SubjectKind.named(kind)
                .orElseThrow(() -> new RefusedArgument(
                        "RP-KIND",
                        "There are reputations of an operator, provider, model, build or application, not of a " + kind
                                + "."));
    }

    private Answer answer(AuditCase audit, ReputationParameters parameters) throws IOException {
        var desk = audit.reputation();
        Instant at = asOf.isPresent() ? TimeWord.of(asOf.get()) : desk.latest(parameters.timeBasis());
        var standings = desk.standings(new Question(kind(), at, !withoutIsolated, parameters));
        var chosen = chosen(standings);
        return new Answer(
                parameters,
                at,
                !withoutIsolated,
                standings.newcomer(),
                chosen.stream().map(record -> line(record, at)).toList(),
                subjects.isEmpty() ? List.of() : compared(standings, chosen));
    }

    private List<SubjectRecord> chosen(Standings standings) throws RefusedArgument {
        if (subjects.isEmpty()) {
            return standings.subjects();
        }
        var chosen = new ArrayList<SubjectRecord>();
        for (var name : subjects) {
            chosen.add(standings
                    .of(new SubjectId(standings.question().kind(), name))
                    .orElseThrow(() -> new RefusedArgument(
                            "RP-SUBJECT",
                            "No claim that was run again until then names the " + kind + " " + name
                                    + ". 'reckoner reputation --kind " + kind + "' lists whom claims name.")));
        }
        return chosen;
    }

    private static Line line(SubjectRecord record, Instant at) {
        Opinion opinion = record.at(at);
        var parameters = record.timeline().parameters();
        boolean shown = opinion.isShown(parameters);
        return new Line(
                record.id(),
                shown ? Optional.of(opinion.expectation()) : Optional.empty(),
                shown ? Optional.of(opinion.band(parameters.bandLevel())) : Optional.empty(),
                opinion.uncertainty(),
                opinion.baseRate(),
                record.timeline().tally(at),
                record.contradicted(at),
                record.apart().notAttributed(),
                record.apart().isolated());
    }

    private static List<Compared> compared(Standings standings, List<SubjectRecord> chosen) {
        var reference = chosen.getFirst().id();
        var others = chosen.stream().skip(1).map(SubjectRecord::id).toList();
        var comparisons =
                standings.compare(reference, others, standings.question().at());
        var compared = new ArrayList<Compared>();
        for (int i = 0; i < others.size(); i++) {
            var comparison = comparisons.get(i);
            boolean clear = comparison.result() == Comparison.Result.MORE_THAN_CHANCE;
            compared.add(new Compared(
                    others.get(i).name(),
                    reference.name(),
                    comparison.result(),
                    clear ? Optional.of(comparison.probability()) : Optional.empty()));
        }
        return compared;
    }

    private void print(Answer answer) {
        var parameters = answer.parameters();
        output.line("As of " + answer.at() + ", counted by when "
                + (parameters.timeBasis() == TimeBasis.KNOWN ? "verdicts were recorded" : "answers were made")
                + ", with a half-life of " + days(parameters.halfLife()) + " days"
                + (set ? "; recorded in the ledger." : "."));
        if (answer.subjects().isEmpty()) {
            output.line("No claim that names " + article(kind) + " was run again until then.");
            return;
        }
        output.table(
                List.of(kind, "expected", "band", "not known", "good", "bad", "undecided", "not attributed"),
                answer.subjects().stream().map(ReputationCommand::cells).toList());
        answer.subjects().stream()
                .filter(line -> line.contradicted() > 0)
                .map(line -> "Undecided, since running them again confirms them and other evidence contradicts them: "
                        + Plural.of(line.contradicted(), "answer", "answers") + " of "
                        + line.subject().name() + ".")
                .forEach(output::line);
        answer.comparisons().forEach(compared -> output.line(sentence(compared)));
        output.line("Of a newcomer " + ReliabilityFigures.exact(answer.newcomer())
                + " would be expected, as of the others.");
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    private static String days(Duration halfLife) {
        double days = halfLife.toMinutes() / MINUTES_A_DAY;
        return days == Math.rint(days) ? Long.toString((long) days) : String.format(Locale.ROOT, "%.2f", days);
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.subject().name(),
                line.expectation().map(ReliabilityFigures::exact).orElse("not enough evidence"),
                line.band().map(ReliabilityFigures::band).orElse(""),
                ReliabilityFigures.uncertainty(line.uncertainty()),
                Long.toString(line.counts().good()),
                Long.toString(line.counts().bad()),
                Long.toString(line.counts().undecided()),
                Long.toString(line.notAttributed()));
    }

    private static String sentence(Compared compared) {
        return switch (compared.result()) {
            case MORE_THAN_CHANCE ->
                compared.subject() + " is "
                        + (compared.probability().orElse(1.0) > 0.5 ? "more" : "less") + " reliable than "
                        + compared.with()
                        + " by more than chance explains.";
            case CANNOT_TELL ->
                "Between " + compared.subject() + " and " + compared.with() + " the record is too thin to tell.";
            case NOT_ENOUGH_EVIDENCE ->
                "Between " + compared.subject() + " and " + compared.with()
                        + " there is not enough evidence to compare.";
        };
    }
}
