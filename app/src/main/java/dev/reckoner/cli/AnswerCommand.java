package dev.reckoner.cli;

import dev.reckoner.answer.AnswerKeyFile;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.audit.DossierFile;
import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.GivenOutput;
import dev.reckoner.audit.OpenFinding;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code answer}. */
@Command(
        name = "answer",
        description = {
            "Answers to findings, signed by the party that they are about: signs one, records one, shows those of a case.",
            "An answer stands beside its finding. No finding, tier, verdict or reputation changes by it."
        },
        subcommands = {
            AnswerCommand.Findings.class,
            AnswerCommand.Sign.class,
            AnswerCommand.Import.class,
            AnswerCommand.Show.class
        })
final class AnswerCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do: reckoner answer findings, reckoner answer sign, reckoner answer import, or reckoner answer show");
    }

    /** To what a party can answer. */
    @Command(
            name = "findings",
            description =
                    "Lists the findings that speak against claims of a party, or warn: those to which it can answer.")
    static final class Findings implements Callable<Integer> {
        @Option(names = "--as", paramLabel = "PARTY", required = true, description = "Whose, for example operator:ID.")
        private String party = "";

        @Option(names = "--code", paramLabel = "CODE", description = "Only those of this reason code.")
        private Optional<String> code = Optional.empty();

        @Option(
                names = "--most",
                paramLabel = "COUNT",
                defaultValue = "100",
                description = "About so many claims at most, the newest first; 100 if none is named.")
        private int most = 100;

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var who = PartyWord.party(audit, party);
                var found = audit.dossiers()
                        .answers()
                        .findings(who.subject(), code.map(CodeWord::plain), Math.max(1, most));
                if (output.json()) {
                    output.json(found);
                } else if (found.isEmpty()) {
                    output.line("No finding speaks against a claim of " + who.id() + ".");
                } else {
                    output.table(
                            List.of("finding", "made", "tier", "what was found"),
                            found.stream().map(Findings::line).toList());
                }
                return found.isEmpty() ? ExitCode.UNDECIDED : ExitCode.AFFIRMING;
            }
        }

        private static List<String> line(OpenFinding open) {
            return List.of(
                    open.claim().label() + "/" + open.ref().code(),
                    open.claim().madeAt().toString(),
                    open.finding().tier().name().toLowerCase(Locale.ROOT),
                    open.finding().sentence());
        }
    }

    /** Signs one. */
    @Command(
            name = "sign",
            description = {
                "Signs an answer to findings of the case and writes it into a file, which whoever keeps the case imports.",
                "Nothing is recorded."
            })
    static final class Sign implements Callable<Integer> {
        @Parameters(
                arity = "1..*",
                paramLabel = "FINDING",
                description = "A reason code, for all its findings about the party; or CLAIM/CODE, for one of them.")
        private List<String> findings = List.of();

        @Option(
                names = "--key",
                paramLabel = "KEYFILE",
                required = true,
                description = "Private key of the party, Ed25519, P-256 or RSA, in PKCS#8 PEM.")
        private Path key = Path.of("");

        @Option(
                names = "--as",
                paramLabel = "PARTY",
                required = true,
                description = "Who answers, for example operator:ID.")
        private String party = "";

        @Option(names = "--text", paramLabel = "WORDS", description = "What it says.")
        private Optional<String> text = Optional.empty();

        @Option(names = "--text-file", paramLabel = "FILE", description = "A file, UTF-8, with what it says.")
        private Optional<Path> textFile = Optional.empty();

        @Option(
                names = "--evidence",
                paramLabel = "DIGEST",
                converter = DigestWord.class,
                description = "SHA-256 of what the answer refers to; may be repeated.")
        private List<Digest> evidence = List.of();

        @Option(
                names = {"-o", "--out"},
                paramLabel = "FILE",
                required = true,
                description = "The file to write.")
        private Path out = Path.of("");

        @Mixin
        private NewFile fresh = new NewFile();

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            fresh.require(out, "answer");
            var kept = GivenOutput.kept(out, List.of(key));
            if (kept.isPresent()) {
                throw new RefusedArgument("CL-EXISTS", kept.get());
            }
            var pair = AnswerKeyFile.read(key);
            try (var audit = folder.open()) {
                var desk = audit.dossiers().answers();
                var who = PartyWord.party(audit, party);
                var statement = desk.statement(who, FindingWord.of(audit, who, findings), words(), evidence);
                desk.require(statement);
                var signed = SignedAnswer.sign(statement, pair);
                Files.write(out, signed.bytes());
                var vouch = desk.vouch(who, signed.key());
                if (output.json()) {
                    var said = new LinkedHashMap<String, Object>();
                    said.put("id", signed.id());
                    said.put("key", signed.key());
                    said.put("vouch", vouch);
                    said.put("answer", statement);
                    output.json(said);
                } else {
                    output.line("Signed as " + who.kind().wireName() + " " + who.id() + ", to "
                            + Plural.of(statement.findings().size(), "finding") + ", with key "
                            + signed.key().abbreviated() + ", " + DossierFile.whose(vouch) + ".");
                    output.line("Written: " + out);
                }
            }
            return ExitCode.AFFIRMING;
        }

        private String words() throws IOException {
            if (text.isPresent() == textFile.isPresent()) {
                throw new RefusedArgument("CL-USAGE", "Say what the answer is with --text or with --text-file.");
            }
            if (text.isPresent()) {
                return text.get();
            }
            var file = textFile.orElseThrow();
            GivenPath.file(file, "text");
            if (Files.size(file) > SignedAnswer.MOST_BYTES) {
                throw new RefusedArgument("AN-WORDS", file + " is longer than an answer may be.");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    /** Records some. */
    @Command(
            name = "import",
            description =
                    "Records signed answers beside the findings that they are to. One that the case has is not recorded again.")
    static final class Import implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files that 'reckoner answer sign' wrote.")
        private List<Path> files = List.of();

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var read = new ArrayList<SignedAnswer>();
            for (var file : files) {
                GivenPath.file(file, "answer");
                read.add(SignedAnswer.read(file));
            }
            try (var audit = folder.open()) {
                var desk = audit.dossiers().answers();
                var given = new ArrayList<GivenAnswer>();
                for (var answer : read) {
                    given.add(desk.record(answer));
                }
                print(given, output);
            }
            return ExitCode.AFFIRMING;
        }
    }

    private static void print(List<GivenAnswer> given, Output output) {
        if (output.json()) {
            output.json(given);
            return;
        }
        for (var answer : given) {
            DossierFile.lines(answer).forEach(line -> output.line(line.substring(2)));
            answer.statement()
                    .findings()
                    .forEach(finding -> output.line("  to " + finding.code() + " about claim "
                            + finding.claim().abbreviated() + ", entry " + finding.entry()));
        }
    }

    /** Lists them. */
    @Command(name = "show", description = "Shows the answers of the case, each with whose key signed it.")
    static final class Show implements Callable<Integer> {
        @Option(
                names = "--as",
                paramLabel = "PARTY",
                description = "Only those of this party, for example operator:ID.")
        private Optional<String> party = Optional.empty();

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            try (var audit = folder.open()) {
                var given = new ArrayList<>(audit.dossiers().answers().given());
                if (party.isPresent()) {
                    var who = PartyWord.party(audit, party.get());
                    given.removeIf(answer -> !answer.statement().party().equals(who));
                }
                if (given.isEmpty() && !output.json()) {
                    output.line("Nobody has answered to a finding of this case.");
                } else {
                    print(given, output);
                }
            }
            return ExitCode.AFFIRMING;
        }
    }
}
