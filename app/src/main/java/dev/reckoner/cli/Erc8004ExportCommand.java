package dev.reckoner.cli;

import dev.reckoner.audit.Erc8004Export;
import dev.reckoner.audit.Erc8004Wish;
import dev.reckoner.audit.ReputationDesk;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.erc8004.Registries;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erc8004 export}. */
@Command(
        name = "export",
        description = {
            "Writes the opinion on a subject as a feedback, and each of its verdicts as the response to a validation request:",
            "the files, the calldata in hexadecimal and a summary. Nothing is sent anywhere."
        })
final class Erc8004ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SUBJECT",
            description = "Whom: the id of a party, a model's name and version, a build's id.")
    private String subject = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "operator",
            description = "operator, provider, model, build or application. Default: operator.")
    private String kind = "operator";

    @Option(
            names = "--agent-id",
            required = true,
            paramLabel = "NUMBER",
            description = "The subject's number in the identity registry; no case knows it.")
    private String agentId = "";

    @Option(
            names = "--agent-registry",
            required = true,
            paramLabel = "REGISTRY",
            description = "The identity registry, as eip155:CHAIN:0x….")
    private String agentRegistry = "";

    @Option(
            names = "--account",
            required = true,
            paramLabel = "ADDRESS",
            description = "The account that is to send the records, as 0x….")
    private String account = "";

    @Option(
            names = "--uri-base",
            paramLabel = "URI",
            description = "What stands before the files' names where they are to be published. Default: no URI.")
    private String uriBase = "";

    @Option(
            names = "--request",
            paramLabel = "CLAIM=HASH",
            converter = DigestWord.class,
            description = "The hash of a validation request that is in the registry already, for the claim of that id.")
    private Map<Digest, String> requests = new HashMap<>();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Then: 2026-04-11 or 2026-04-11T06:00:00Z. Default: the latest time that the case knows of.")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--without-isolated", description = "Leave out claims that an isolation in force touches.")
    private boolean withoutIsolated;

    @Option(names = "--without-feedback", description = "Write the verdicts alone.")
    private boolean withoutFeedback;

    @Option(names = "--without-validations", description = "Write the opinion alone.")
    private boolean withoutValidations;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write into, a new or an empty one.")
    private Path to = Path.of("");

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.named(to, "folder to write into");
        var registries = Registries.of(agentId, agentRegistry, account, uriBase);
        if (withoutFeedback && withoutValidations) {
            throw new RefusedArgument(
                    "CL-USAGE", "With both --without-feedback and --without-validations nothing is left to write.");
        }
        try (var audit = folder.open()) {
            var wish = new Erc8004Wish(
                    new SubjectId(kind(), subject),
                    question(audit.reputation()),
                    registries,
                    !withoutFeedback,
                    !withoutValidations,
                    requests);
            var export = audit.erc8004().export(wish, to);
            if (output.json()) {
                output.json(export);
            } else {
                print(export);
            }
            return ExitCode.AFFIRMING;
        }
    }

    private SubjectKind kind() throws RefusedArgument {
        return SubjectKind.named(kind)
                .orElseThrow(() -> new RefusedArgument(
                        "RP-KIND",
                        "There are reputations of an operator, provider, model, build or application, not of a " + kind
                                + "."));
    }

    private Question question(ReputationDesk desk) throws IOException {
        var parameters = desk.parameters();
        Instant at = asOf.isPresent() ? TimeWord.of(asOf.get()) : desk.latest(parameters.timeBasis());
        return new Question(kind(), at, !withoutIsolated, parameters);
    }

    private void print(Erc8004Export export) {
        export.feedback()
                .ifPresent(feedback -> output.line("Feedback about agent " + export.agentId() + ": " + feedback.value()
                        + " (" + feedback.tag1() + ", " + feedback.tag2() + "), file " + feedback.file()
                        + ", feedbackHash " + feedback.feedbackHash() + "."));
        if (!export.validations().isEmpty()) {
            output.table(
                    List.of("claim", "verdict", "response", "requestHash"),
                    export.validations().stream()
                            .map(each -> List.of(
                                    each.label(),
                                    each.verdict(),
                                    Integer.toString(each.response()),
                                    each.requestHash()))
                            .toList());
        }
        export.leftOut().forEach(each -> output.line("Left out: " + each.label() + ". " + each.why()));
        export.about().forEach(output::line);
        output.line("Written into " + to + ". Nothing was sent.");
    }
}
