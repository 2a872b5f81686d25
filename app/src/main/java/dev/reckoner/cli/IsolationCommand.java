package dev.reckoner.cli;

import dev.reckoner.attribution.Isolation;
import dev.reckoner.audit.AttributionDesk;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.IsolationEffect;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.audit.Spend;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code isolation}. */
@Command(
        name = "isolation",
        description = {
            "Isolates a party, key, build, model or window of time: what is not to be relied on until that is lifted.",
            "The claims of it, and those that came from their answers, are marked everywhere. No finding is changed."
        },
        subcommands = {
            IsolationCommand.Preview.class,
            IsolationCommand.Add.class,
            IsolationCommand.Lift.class,
            IsolationCommand.Show.class
        })
final class IsolationCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do: reckoner isolation preview, reckoner isolation add, reckoner isolation lift, or reckoner isolation"
                        + " show");
    }

    private static void print(IsolationEffect effect, Output output) {
        if (output.json()) {
            output.json(effect);
            return;
        }
        output.line(Plural.of(effect.isolated(), "claim is", "claims are") + " of what is isolated, "
                + Plural.of(effect.derived(), "claim", "claims") + " came from their answers.");
        var rows = new ArrayList<List<String>>();
        add(rows, "application", effect.byApplication());
        add(rows, "payer", effect.byPayer());
        if (!rows.isEmpty()) {
            output.table(List.of("touched", "who", "claims"), rows);
        }
        output.line("Spend touched: " + words(effect.spend()) + ".");
    }

    private static String words(Spend spend) {
        if (spend.sums().isEmpty()) {
            return "none of them states what it cost";
        }
        return (spend.isPart() ? "at least " : "") + spend.words() + ", as " + spend.read() + " of "
                + Plural.of(spend.claims(), "claim states", "claims state");
    }

    private static void add(List<List<String>> rows, String what, Map<String, Long> counts) {
        counts.forEach((who, count) -> rows.add(List.of(what, who, Long.toString(count))));
    }

    /** What it would touch. */
    @Command(name = "preview", description = "Counts what an isolation would touch. Nothing is recorded.")
    static final class Preview implements Callable<Integer> {
        @Mixin
        private ScopeOptions scope = new ScopeOptions();

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var asked = scope.scope();
            if (asked.namesNothing()) {
                throw new RefusedArgument("CL-USAGE", "Name what is to be isolated, for example --operator ID.");
            }
            try (var audit = folder.open()) {
                print(audit.attribution().effect(asked), output);
            }
            return ExitCode.AFFIRMING;
        }
    }

    /** Records one. */
    @Command(
            name = "add",
            description = "Isolates it. 'reckoner isolation preview' counts beforehand what that touches.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private ScopeOptions scope = new ScopeOptions();

        @Option(
                names = "--reason",
                paramLabel = "WORDS",
                required = true,
                description = "Why, for whoever reads the case later.")
        private String reason = "";

        @Option(
                names = "--evidence",
                paramLabel = "CLAIM",
                description =
                        "A claim that the reason rests on: its number, label or the beginning of its id; may be repeated.")
        private List<String> evidence = List.of();

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var asked = scope.scope();
            try (var audit = folder.open()) {
                var row = audit.attribution().isolate(asked, reason, claims(audit, evidence));
                if (output.json()) {
                    output.json(row);
                } else {
                    output.line("Isolated as entry " + row.entry() + ": "
                            + row.isolation().scope().words() + ".");
                    print(audit.attribution().effect(asked), output);
                }
            }
            return ExitCode.AFFIRMING;
        }
    }

    private static List<Digest> claims(AuditCase audit, List<String> names) throws IOException {
        return names.isEmpty()
                ? List.of()
                : ClaimSelection.named(audit, names).stream()
                        .map(row -> row.id())
                        .toList();
    }

    /** Lifts one. */
    @Command(name = "lift", description = "Lifts an isolation; that it was in force stays recorded.")
    static final class Lift implements Callable<Integer> {
        @Parameters(
                paramLabel = "ENTRY",
                description = "The entry of the isolation, as 'reckoner isolation show' lists it.")
        private long entry;

        @Option(
                names = "--reason",
                paramLabel = "WORDS",
                required = true,
                description = "Why, for whoever reads the case later.")
        private String reason = "";

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var row = audit.attribution().lift(entry, reason);
                if (output.json()) {
                    output.json(row);
                } else {
                    output.line("Lifted: " + row.isolation().scope().words() + ".");
                }
            }
            return ExitCode.AFFIRMING;
        }
    }

    /**
     * An isolation with what it touches, as JSON has it.
     *
     * @param effect empty once it is lifted
     */
    private record InCase(
            long entry,
            Instant time,
            Isolation isolation,
            Optional<IsolationRow.Lift> lift,
            Optional<IsolationEffect> effect) {}

    /** Lists them. */
    @Command(name = "show", description = "Lists the isolations of the case, with what became of them.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var rows = listed(audit.attribution());
                if (output.json()) {
                    output.json(rows);
                } else if (rows.isEmpty()) {
                    output.line("Nothing was isolated in this case.");
                } else {
                    output.table(
                            List.of(
                                    "entry",
                                    "since",
                                    "what",
                                    "by",
                                    "why",
                                    "lifted",
                                    "inside",
                                    "derived",
                                    "spend touched"),
                            rows.stream().map(Show::line).toList());
                }
            }
            return ExitCode.AFFIRMING;
        }

        /** What each in force touches by what is recorded now; what is lifted touches nothing. */
        private static List<InCase> listed(AttributionDesk desk) throws IOException {
            var listed = new ArrayList<InCase>();
            for (var row : desk.isolations()) {
                listed.add(new InCase(
                        row.entry(),
                        row.time(),
                        row.isolation(),
                        row.lift(),
                        row.inForce() ? Optional.of(desk.effect(row.isolation().scope())) : Optional.empty()));
            }
            return listed;
        }

        private static List<String> line(InCase row) {
            return List.of(
                    Long.toString(row.entry()),
                    row.time().toString(),
                    row.isolation().scope().words(),
                    row.isolation().by(),
                    row.isolation().reason(),
                    row.lift()
                            .map(lift -> lift.time() + " by " + lift.by() + ": " + lift.reason())
                            .orElse("in force"),
                    row.effect().map(effect -> Long.toString(effect.isolated())).orElse(""),
                    row.effect().map(effect -> Long.toString(effect.derived())).orElse(""),
                    row.effect().map(effect -> words(effect.spend())).orElse(""));
        }
    }
}
