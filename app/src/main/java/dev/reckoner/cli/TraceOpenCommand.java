package dev.reckoner.cli;

import dev.reckoner.audit.trace.OpeningFile;
import dev.reckoner.audit.trace.TraceFolder;
import dev.reckoner.audit.trace.TraceOpenings;
import dev.reckoner.runtime.commit.CommitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace open}. */
@Command(name = "open", description = "Writes one value of a trace with the proof that it is in it.")
final class TraceOpenCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of the trace.")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "VALUE", description = "The value's name in the model.")
    private String value = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "Only this block of 64 KiB, from 0; for a value of more than 1 MiB.")
    private Optional<Integer> block = Optional.empty();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.folder(folder, "folder of the trace");
        GivenPath.writable(out, "opening");
        try {
            var opening = TraceOpenings.of(TraceFolder.open(folder), value, block);
            Files.write(out, opening.write());
            say(opening);
        } catch (CommitException e) {
            throw new IOException(e.getMessage(), e);
        }
        return ExitCode.AFFIRMING;
    }

    private void say(OpeningFile opening) {
        if (output.json()) {
            output.json(Map.of(
                    "file", out.toString(),
                    "root", opening.root(),
                    "index", opening.index(),
                    "size", opening.size()));
        } else {
            output.line("Value " + opening.index() + " of " + opening.size() + " under the root "
                    + opening.root().hex() + " in " + out);
        }
    }
}
