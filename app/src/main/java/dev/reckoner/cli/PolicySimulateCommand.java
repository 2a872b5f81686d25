package dev.reckoner.cli;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CasePolicy;
import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.policy.CostModel;
import dev.reckoner.policy.ReasonCount;
import dev.reckoner.policy.RuleCount;
import dev.reckoner.policy.Simulation;
import dev.reckoner.policy.Simulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy simulate}. */
@Command(
        name = "simulate",
        description = {
            "Plays policies through over the claims of the case: what each accepts and refuses, what checking takes on this"
                    + " device, and what may still be wrong among what it accepts.",
            "With one policy the exit code is its answer: 0 if it accepts every claim, 1 if it refuses one, else 3."
        })
final class PolicySimulateCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Parameters(
            paramLabel = "POLICY",
            arity = "0..*",
            description = PolicyCommand.NAMED + " Every policy of the case if none.")
    private List<String> named = List.of();

    @Option(
            names = "--all",
            description = "List every claim that is refused though nothing speaks against it, not only the first "
                    + SHOWN + ".")
    private boolean all;

    @Option(
            names = "--trail",
            paramLabel = "NUMBER",
            description = "Only over the claims of this trail, by its number; over the whole case without it.")
    private Optional<Integer> trail = Optional.empty();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    /**
     * What came out, as JSON has it.
     *
     * @param costs what was measured on this device
     * @param honest refused though nothing speaks against them
     * @param trail over whose claims alone; the whole case where absent
     */
    private record Answer(
            Simulation simulation, CostModel costs, List<HonestRefusals> honest, Optional<Integer> trail) {}

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var answer = simulate(audit);
            if (output.json()) {
                output.json(answer);
            } else {
                print(answer, audit);
            }
            return exit(answer.simulation());
        }
    }

    private Answer simulate(AuditCase audit) throws IOException {
        requireTrail(audit);
        var desk = audit.policies();
        var policies = new ArrayList<PolicyArgument>();
        var known = desk.policies();
        for (var name : names(known)) {
            policies.add(PolicyArgument.of(name, known, desk.vocabulary()));
        }
        var asked = policies.stream().map(PolicyArgument::policy).toList();
        var costs = desk.costs(TaskProgress.SILENT);
        var simulator = new Simulator(asked, costs);
        var honest = asked.stream()
                .map(policy -> new HonestRefusals(policy, all ? Integer.MAX_VALUE : SHOWN))
                .toList();
        desk.each(
                trail.map(OptionalInt::of).orElse(OptionalInt.empty()),
                claim -> {
                    simulator.add(claim);
                    honest.forEach(each -> each.add(claim));
                },
                TaskProgress.SILENT);
        return new Answer(simulator.result(), costs, honest, trail);
    }

    private void requireTrail(AuditCase audit) throws RefusedArgument {
        if (trail.isPresent() && audit.trails().stream().noneMatch(known -> known.number() == trail.get())) {
            throw new RefusedArgument(
                    "CL-USAGE",
                    "The case has no trail " + trail.get() + "; it has "
                            + Plural.of(audit.trails().size(), "trail") + ", numbered from 1.");
        }
    }

    private List<String> names(List<CasePolicy> known) {
        return named.isEmpty() ? known.stream().map(CasePolicy::name).toList() : named;
    }

    private static int exit(Simulation simulation) {
        if (simulation.rows().size() != 1) {
            return ExitCode.AFFIRMING;
        }
        var row = simulation.rows().getFirst();
        if (row.refused() > 0) {
            return ExitCode.CONTRAINDICATED;
        }
        return row.undecided() > 0 || row.accepted() == 0 ? ExitCode.UNDECIDED : ExitCode.AFFIRMING;
    }

    private void print(Answer answer, AuditCase audit) throws IOException {
        var rows = answer.simulation().rows();
        output.line("Over " + Plural.of(answer.simulation().claims(), "claim", "claims")
                + (trail.isPresent() ? " of trail " + trail.get() : "") + ":");
        output.table(
                List.of("policy", "accepted", "refused", "undecided", "not for", "cost", "risk left"),
                rows.stream().map(PolicySimulateCommand::line).toList());
        output.line("Cost: projected from what checks and runs took on this device. Risk left: upper bound on wrong"
                + " answers among those accepted, 95 %.");
        for (int i = 0; i < rows.size(); i++) {
            explain(rows.get(i), answer.honest().get(i), audit);
        }
    }

    private static List<String> line(Simulation.Row row) {
        return List.of(
                row.policy().name(),
                Long.toString(row.accepted()),
                Long.toString(row.refused()),
                Long.toString(row.undecided()),
                Long.toString(row.notApplicable()),
                PolicyFigures.seconds(row.cost().seconds()),
                row.accepted() == 0
                        ? "no claim"
                        : PolicyFigures.percent(row.risk().bound()));
    }

    private void explain(Simulation.Row row, HonestRefusals honest, AuditCase audit) throws IOException {
        output.line("");
        output.line(row.policy().name() + ", version " + row.policy().version());
        if (!row.cost().unmeasured().isEmpty()) {
            output.line("  not measured, so not in the cost: "
                    + String.join(", ", row.cost().unmeasured()));
        }
        if (row.risk().isUnsampled() && row.accepted() > 0) {
            output.line("  nothing was drawn by chance to be run again, so the risk left is only what is known of"
                    + " claims one by one");
        }
        row.reasons().forEach(reason -> output.line("  refuses " + reason(reason)));
        row.open().forEach(reason -> output.line("  leaves open " + reason(reason)));
        if (row.wrongAccepted() > 0) {
            output.line("  accepts " + Plural.of(row.wrongAccepted(), "claim that is", "claims that are")
                    + " known to be wrong");
        }
        if (row.honestRefused() > 0) {
            honest(row, honest, audit);
        }
    }

    private static String reason(ReasonCount reason) {
        return Plural.of(reason.claims(), "claim", "claims") + ", line "
                + reason.reason().rule().line() + ": " + reason.reason().sentence();
    }

    private void honest(Simulation.Row row, HonestRefusals honest, AuditCase audit) throws IOException {
        output.line("  " + Plural.of(row.honestRefused(), "claim is", "claims are")
                + " refused though nothing speaks against " + (row.honestRefused() == 1 ? "it" : "them") + ", by "
                + row.rules().stream()
                        .filter(rule -> rule.honest() > 0)
                        .map(PolicySimulateCommand::line)
                        .collect(Collectors.joining(", ")));
        for (var refused : honest.claims()) {
            for (var claim : audit.claimRows(List.of(refused.claim()))) {
                output.line("    claim " + claim.number() + " " + claim.label() + ", "
                        + refused.lines().stream().map(line -> "line " + line).collect(Collectors.joining(", ")));
            }
        }
        if (honest.claims().size() < row.honestRefused()) {
            output.line("    … and " + (row.honestRefused() - honest.claims().size()) + " more; --all lists them");
        }
    }

    private static String line(RuleCount rule) {
        return "line " + rule.rule().line() + " (" + rule.honest() + ")";
    }
}
