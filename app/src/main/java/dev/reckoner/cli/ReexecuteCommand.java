package dev.reckoner.cli;

import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.runtime.compare.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reexecute}. */
@Command(
        name = "reexecute",
        description = "Runs claims again on this machine, compares, and records a verdict for each.")
final class ReexecuteCommand implements Callable<Integer> {
    @Mixin
    private ClaimSelection selection = new ClaimSelection();

    @Option(names = "--canonical", description = "Run in the canonical profile instead of the recorded configuration.")
    private boolean canonical;

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var ids = selection.rows(audit).stream().map(ClaimRow::id).toList();
            var outcomes =
                    audit.reexecute(ids, new ReexecutionOptions(!canonical, true), ignored -> {}, TaskProgress.SILENT);
            if (output.json()) {
                output.json(outcomes);
            } else {
                print(audit.claims(), outcomes);
            }
            return exit(outcomes);
        }
    }

    private void print(List<ClaimRow> rows, List<ReexecutionOutcome> outcomes) {
        var byId = rows.stream().collect(java.util.stream.Collectors.toMap(ClaimRow::id, row -> row));
        output.table(
                List.of("No", "Operator", "Verdict", "Code", "Rel. L2", "Sentence"),
                outcomes.stream()
                        .map(outcome -> {
                            var row = java.util.Objects.requireNonNull(byId.get(outcome.claim()));
                            return List.of(
                                    Integer.toString(row.number()),
                                    row.operator(),
                                    outcome.verdict().name(),
                                    outcome.code(),
                                    relativeL2(outcome),
                                    outcome.sentence());
                        })
                        .toList());
        for (var verdict : Verdict.values()) {
            long count = outcomes.stream().filter(o -> o.verdict() == verdict).count();
            output.line(String.format(Locale.ROOT, "%-20s %d", verdict, count));
        }
    }

    private static String relativeL2(ReexecutionOutcome outcome) {
        return outcome.outputs().stream().mapToDouble(comparison -> comparison.relativeL2()).max().stream()
                .mapToObj(value -> String.format(Locale.ROOT, "%.1e", value))
                .findFirst()
                .orElse("not run");
    }

    private static int exit(List<ReexecutionOutcome> outcomes) {
        if (outcomes.stream().anyMatch(outcome -> outcome.verdict() == Verdict.OUTSIDE)) {
            return ExitCode.CONTRAINDICATED;
        }
        boolean undecided =
                outcomes.isEmpty() || outcomes.stream().anyMatch(outcome -> outcome.verdict() == Verdict.INCONCLUSIVE);
        return undecided ? ExitCode.UNDECIDED : ExitCode.AFFIRMING;
    }
}
