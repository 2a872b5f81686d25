package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.chart.OperatorName;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of running a claim again, in words. */
final class VerdictWords {
    /** Less is what comparing takes. */
    private static final Duration SEARCH = Duration.ofMillis(100);

    private VerdictWords() {}

    /** In one line: which operator goes wrong where one was found, else the step of the ladder. */
    static String title(String label, ReexecutionOutcome outcome) {
        return guilty(outcome)
                .map(operator -> Messages.get(
                        "reexecution.verdict.operator",
                        operator.type(),
                        OperatorName.place(operator.type(), operator.name())))
                .orElseGet(() -> Messages.get(
                        "reexecution.verdict." + outcome.verdict().name().toLowerCase(Locale.ROOT), label));
    }

    /** Why. */
    static String reason(String label, ReexecutionOutcome outcome) {
        return guilty(outcome)
                .map(operator -> Messages.get("reexecution.verdict.of", label) + " " + measured(operator))
                .orElseGet(outcome::sentence);
    }

    private static Optional<OperatorError> guilty(ReexecutionOutcome outcome) {
        return outcome.code().equals("EX-OPERATOR")
                ? outcome.depth().localisation().flatMap(Localisation::guiltyOperator)
                : Optional.empty();
    }

    private static String measured(OperatorError operator) {
        if (!Double.isFinite(operator.localError()) || Double.isNaN(operator.bound())) {
            return operator.reason();
        }
        String error = Numbers.error(operator.localError());
        return operator.bound() > 0
                ? Messages.get("reexecution.verdict.operator.beyond", error, Numbers.error(operator.bound()))
                : Messages.get("reexecution.verdict.operator.exact", error);
    }

    /** How long the run took, and how long what was looked for afterwards. */
    static String took(ReexecutionOutcome outcome) {
        if (outcome.environment().isEmpty()) {
            return Messages.get("reexecution.took.none");
        }
        Optional<Duration> ran = outcome.depth().ran();
        if (ran.isEmpty()) {
            return Messages.get("reexecution.took.all", TimeLeft.took(outcome.took()));
        }
        Duration search = outcome.took().minus(ran.get());
        return search.compareTo(SEARCH) < 0
                ? Messages.get("reexecution.took.run", TimeLeft.took(ran.get()))
                : Messages.get("reexecution.took.search", TimeLeft.took(ran.get()), TimeLeft.took(search));
    }

    /** What the difference of an output means to whoever reads the answer. */
    static String terms(ReexecutionOutcome outcome, Optional<Comparison> output) {
        return outcome.depth().terms().stream()
                .filter(it -> output.filter(shown -> shown.output().equals(it.output()))
                        .isPresent())
                .map(it -> sentence(it.sentence()))
                .collect(Collectors.joining(" "));
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    /** Everything that the verdict says, a line each, for the clipboard. */
    static String copied(String label, ReexecutionOutcome outcome) {
        var lines = new ArrayList<String>();
        lines.add(title(label, outcome));
        lines.add(reason(label, outcome));
        lines.add(line("copy.claim", label + " " + outcome.claim()));
        lines.add(line("copy.verdict", TierLook.word(outcome.verdict()) + ", " + outcome.code()));
        for (Comparison output : outcome.outputs()) {
            lines.add(Messages.get(
                    "reexecution.copy.output",
                    output.output(),
                    Numbers.error(output.maxAbsolute()),
                    Numbers.error(output.relativeL2()),
                    Numbers.cosine(output.cosine()),
                    output.differing(),
                    output.elements()));
            lines.add(terms(outcome, Optional.of(output)));
        }
        lines.add(line("copy.tolerance", outcome.depth().tolerance()));
        lines.add(line("copy.device", RunFacts.of(outcome).device()));
        lines.add(line("copy.time", took(outcome)));
        return lines.stream().filter(it -> !it.isEmpty()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String key, String text) {
        return text.isEmpty() ? "" : Messages.get("reexecution." + key, text);
    }
}
