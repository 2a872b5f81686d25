package dev.reckoner.cli;

import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.DossierFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dossier}. */
@Command(
        name = "dossier",
        description = {
            "Shows all that the case knows of an operator, provider, model, build or application: identity and keys over time,",
            "what it served with, its history, what evidence covers, findings with the answers to them, and its standing."
        })
final class DossierCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "KIND", description = "operator, provider, model, build or application.")
    private String kind = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "The id of a party, a model's name and version, a build's id.")
    private String id = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write it into that file, as text or with --json as JSON.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private NewFile fresh = new NewFile();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (out.isPresent()) {
            fresh.require(out.get(), "dossier");
        }
        try (var audit = folder.open()) {
            var desk = audit.dossiers();
            var dossier = desk.dossier(PartyWord.subject(desk, kind, id));
            var origin = desk.answers().origin();
            if (out.isPresent()) {
                var text = output.json()
                        ? CaseJson.text(DossierFile.json(dossier, origin)) + "\n"
                        : String.join("\n", DossierFile.text(dossier, origin)) + "\n";
                Files.writeString(out.get(), text, StandardCharsets.UTF_8);
                output.line("Written: " + out.get());
            } else if (output.json()) {
                output.json(DossierFile.json(dossier, origin));
            } else {
                DossierFile.text(dossier, origin).forEach(output::line);
            }
        }
        return ExitCode.AFFIRMING;
    }
}
