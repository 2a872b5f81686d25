package dev.reckoner.cli;

import dev.reckoner.audit.CasePolicy;
import dev.reckoner.audit.KnownCheck;
import dev.reckoner.audit.PolicyVersion;
import dev.reckoner.policy.PolicyDiff;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.PolicyProblem;
import dev.reckoner.policy.file.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy}. */
@Command(
        name = "policy",
        description = {
            "Accountability policies: what a claim must carry to be relied on, and what that costs and refuses.",
            "They change no finding and no tier. docs/policies.md describes their files."
        },
        subcommands = {
            PolicyCommand.ListThem.class,
            PolicyCommand.Show.class,
            PolicyCommand.Check.class,
            PolicyCommand.Diff.class,
            PolicySimulateCommand.class,
            PolicyCommand.Adopt.class
        })
final class PolicyCommand implements Callable<Integer> {
    static final String NAMED = "A policy file, or the name of a policy of the case, as name or name@version.";

    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do: reckoner policy list, show, check, diff, simulate or adopt. 'reckoner policy --help' describes"
                        + " them.");
    }

    /** Lists them. */
    @Command(name = "list", description = "Lists the policies that come with the program and those of the case.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var policies = audit.policies().policies();
                if (output.json()) {
                    output.json(policies);
                } else {
                    output.table(
                            List.of("policy", "version", "in force", "recorded", "by"),
                            policies.stream()
                                    .flatMap(each -> lines(each).stream())
                                    .toList());
                }
            }
            return ExitCode.AFFIRMING;
        }

        private static List<List<String>> lines(CasePolicy policy) {
            return policy.versions().reversed().stream().map(ListThem::line).toList();
        }

        private static List<String> line(PolicyVersion version) {
            return List.of(
                    version.name(),
                    Integer.toString(version.version()),
                    version.inForce() ? "in force" : "",
                    version.recorded()
                            .map(recorded -> recorded.time() + ", entry " + recorded.entry())
                            .orElse("comes with the program"),
                    version.recorded().map(PolicyVersion.Recorded::by).orElse(""));
        }
    }

    /** Prints one. */
    @Command(name = "show", description = "Prints the text of a policy of the case, as a file to work on.")
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "Name of the policy, as name or name@version.")
        private String name = "";

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var version = PolicyArgument.version(name, audit.policies().policies());
                if (output.json()) {
                    output.json(version);
                } else {
                    version.text().lines().forEach(output::line);
                }
            }
            return ExitCode.AFFIRMING;
        }
    }

    /** Looks whether a file is one. */
    @Command(
            name = "check",
            description =
                    "Tells everything that is wrong with a policy file, with its place and what to write instead.")
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The policy file, YAML or JSON.")
        private Path file = Path.of("");

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            GivenPath.file(file, "policy file");
            var reading = PolicyFile.read(file, Vocabulary.of(KnownCheck.ids()));
            if (output.json()) {
                output.json(reading.problems());
            } else if (reading.policy().isPresent()) {
                var policy = reading.policy().get();
                output.line("Version " + policy.version() + " of " + policy.name() + " can be used.");
            } else {
                reading.problems().forEach(this::print);
            }
            return reading.policy().isPresent() ? ExitCode.AFFIRMING : ExitCode.CONTRAINDICATED;
        }

        private void print(PolicyProblem problem) {
            output.line(file + ":" + problem.line() + ":" + problem.column() + ": " + problem.code() + ": "
                    + problem.sentence() + " " + problem.whatToDo());
        }
    }

    /** Compares two. */
    @Command(name = "diff", description = "Tells what one policy asks for that another does not.")
    static final class Diff implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "BEFORE", description = NAMED)
        private String before = "";

        @Parameters(index = "1", paramLabel = "AFTER", description = NAMED)
        private String after = "";

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var known = audit.policies().policies();
                var vocabulary = audit.policies().vocabulary();
                var changes = PolicyDiff.between(
                        PolicyArgument.of(before, known, vocabulary).policy(),
                        PolicyArgument.of(after, known, vocabulary).policy());
                if (output.json()) {
                    output.json(changes);
                } else if (changes.isEmpty()) {
                    output.line("Both ask for the same.");
                } else {
                    changes.forEach(change ->
                            output.line((change.kind() == PolicyDiff.Kind.ADDED ? "+ " : "- ") + change.words()));
                }
            }
            return ExitCode.AFFIRMING;
        }
    }

    /** Records one. */
    @Command(
            name = "adopt",
            description = {
                "Records a policy file in the case, which goes by it from then on.",
                "A version is of one text: a changed file needs a higher version number."
            })
    static final class Adopt implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The policy file, YAML or JSON, or the name of a policy.")
        private String file = "";

        @Option(names = "--keep", description = "Record it only; the policy in force stays in force.")
        private boolean keep;

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var desk = audit.policies();
                var known = desk.policies();
                var version = desk.adopt(
                        PolicyArgument.of(file, known, desk.vocabulary()).text(), !keep);
                if (output.json()) {
                    output.json(version);
                } else {
                    output.line("Version " + version.version() + " of " + version.name() + " is recorded"
                            + (keep ? "." : " and in force."));
                }
            }
            return ExitCode.AFFIRMING;
        }
    }
}
