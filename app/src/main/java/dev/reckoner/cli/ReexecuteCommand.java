package dev.reckoner.cli;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.Localisation;
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

    @Option(
            names = "--device",
            paramLabel = "ID",
            description =
                    "Where to run, for example webgpu; 'reckoner devices' lists what this machine has. The processor"
                            + " unless another is named.")
    private String device = ReexecutionOptions.CPU;

    @Option(
            names = "--first-look",
            description = {
                "Where a claim signs the values in between, check the largest matrix products in a random direction (Freivalds)"
                        + " before the search for the operator.",
                "Half as long as the search for a small text encoder; it decides nothing."
            })
    private boolean firstLook;

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var ids = selection.rows(audit).stream().map(ClaimRow::id).toList();
            var outcomes = audit.reexecute(ids, options(), ignored -> {}, TaskProgress.SILENT);
            if (output.json()) {
                output.json(outcomes);
            } else {
                print(rows(audit, outcomes), outcomes);
            }
            return exit(rows(audit, outcomes), outcomes);
        }
    }

    private static List<ClaimRow> rows(AuditCase audit, List<ReexecutionOutcome> outcomes) throws IOException {
        return audit.claimRows(
                outcomes.stream().map(ReexecutionOutcome::claim).distinct().toList());
    }

    private ReexecutionOptions options() {
        return new ReexecutionOptions(!canonical, true).on(device).looking(firstLook);
    }

    private void print(List<ClaimRow> rows, List<ReexecutionOutcome> outcomes) {
        var byId = rows.stream().collect(java.util.stream.Collectors.toMap(ClaimRow::id, row -> row));
        output.table(
                List.of("No", "Operator", "Run again", "Code", "Rel. L2", "Sentence"),
                outcomes.stream()
                        .map(outcome -> {
                            var row = java.util.Objects.requireNonNull(byId.get(outcome.claim()));
                            return List.of(
                                    Integer.toString(row.number()),
                                    row.operator(),
                                    VerdictWord.of(outcome.verdict()),
                                    outcome.code(),
                                    ReexecutionOutcome.largestRelativeL2(outcome.outputs())
                                            .orElse(outcome.outputs().isEmpty() ? "not run" : "not compared"),
                                    outcome.sentence());
                        })
                        .toList());
        for (var outcome : outcomes) {
            outcome.depth()
                    .localisation()
                    .flatMap(Localisation::firstLook)
                    .ifPresent(look -> output.line(java.util.Objects.requireNonNull(byId.get(outcome.claim()))
                                    .number() + ": " + look.sentence()));
        }
        for (var verdict : Verdict.values()) {
            long count = outcomes.stream().filter(o -> o.verdict() == verdict).count();
            output.line(String.format(Locale.ROOT, "%-20s %d", VerdictWord.of(verdict), count));
        }
    }

    /** By the tiers of the claims as they now are; a run that could not be made leaves its claim undecided here. */
    private static int exit(List<ClaimRow> rows, List<ReexecutionOutcome> outcomes) {
        int tiers = ExitCode.of(rows.stream().map(ClaimRow::tier).toList());
        boolean unmade = outcomes.stream().anyMatch(outcome -> outcome.verdict() == Verdict.INCONCLUSIVE);
        return tiers == ExitCode.AFFIRMING && unmade ? ExitCode.UNDECIDED : tiers;
    }
}
