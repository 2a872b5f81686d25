package dev.reckoner.cli;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code market}. */
@Command(
        name = "market",
        description = {
            "Shows whether the use of operators or providers changed after something became known of them: claims, payers and",
            "spend before and after, against what was to be expected; and over all of them, whether users move away after",
            "audited mistakes and towards those whose answers have more evidence. Says so where it cannot be told."
        })
final class MarketCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Of whom it became known; whatever became known of anybody without.")
    private Optional<String> party = Optional.empty();

    @Option(
            names = "--of",
            paramLabel = "UNIT",
            defaultValue = "operator",
            description = "By whom use is counted: operator or provider. Default: operator.")
    private String of = "operator";

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var unit = MarketUnit.named(of)
                .orElseThrow(() ->
                        new RefusedArgument("MK-OF", "Use is counted by operator or by provider, not by " + of + "."));
        try (var audit = folder.open()) {
            var market = audit.market().read(unit);
            var answer = MarketAnswer.of(market, asked(market));
            if (output.json()) {
                output.json(answer);
            } else {
                print(answer);
            }
            return answer.interventions().stream().anyMatch(MarketAnswer.Answered::isTold)
                    ? ExitCode.AFFIRMING
                    : ExitCode.UNDECIDED;
        }
    }

    private List<BecameKnown> asked(CaseMarket market) throws RefusedArgument {
        var asked = market.known().stream()
                .filter(one -> party.filter(id -> !id.equals(one.party())).isEmpty())
                .toList();
        if (party.isPresent() && asked.isEmpty()) {
            throw new RefusedArgument(
                    "MK-PARTY",
                    "Of the " + of + " " + party.get()
                            + " nothing became known: no finding against an answer that is known to be its, and no isolation."
                            + " 'reckoner market --of " + of + "' lists of whom something did.");
        }
        return asked;
    }

    private void print(MarketAnswer answer) {
        var words = new MarketWords(answer.of(), answer.counted().spend());
        words.counted(answer).forEach(output::line);
        if (answer.interventions().isEmpty()) {
            output.line("Nothing became known of any " + of + ".");
        }
        for (var one : answer.interventions()) {
            output.line("");
            output.line(words.title(one));
            output.line(words.sentence(one));
            words.beside(one).forEach(output::line);
            output.table(
                    List.of("", "before", "expected", "seen", "change", "95 % interval", "p", "p among all", "answer"),
                    one.measures().stream().map(words::cells).toList());
        }
        output.line("");
        output.line(words.departures(answer.departures()));
        output.line(words.attraction(answer.attraction()));
        output.line(
                "That use changed does not say why: a price, a new model or an outage of the same days would look alike.");
    }
}
