package dev.reckoner.cli;

import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code references}. */
@Command(
        name = "references",
        description = {
            "Sets what evidence is compared with: trust anchors, enclave builds, published models, keys, prices.",
            "Registries and trusted blocks too. A set of measurements, as nitro-cli prints it, is added to what is there.",
            "It is the analyst's own file and never part of a trail."
        })
final class ReferencesCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "JSON of the format reckoner-reference-values/1, or a set of measurements.")
    private Path file = Path.of("");

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.file(file, "file of reference values");
        try (var audit = folder.open()) {
            var values = audit.setReferences(file, TaskProgress.SILENT);
            if (output.json()) {
                output.json(values);
            } else {
                output.line("Accepted, with what is built in: "
                        + Plural.of(values.trustAnchors().size(), "trust anchor") + ", "
                        + Plural.of(values.measurements().size(), "enclave build") + ", "
                        + Plural.of(values.models().size(), "model") + ", "
                        + Plural.of(values.endorsements().size(), "endorsement") + ", "
                        + Plural.of(values.blocks().size(), "trusted block") + ", "
                        + Plural.of(values.prices().size(), "price"));
            }
            return ExitCode.AFFIRMING;
        }
    }
}
