package dev.reckoner.cli;

import dev.reckoner.audit.trace.OpeningFile;
import dev.reckoner.audit.trace.TraceFolder;
import dev.reckoner.audit.trace.TraceLook;
import dev.reckoner.audit.trace.TraceVerification;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.localise.FirstLookResult;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace verify}. */
@Command(
        name = "verify",
        description =
                "Recomputes the hashes of a whole trace, or of a single value that was shown. With the model it also takes"
                        + " a first look at the largest matrix products, without running anything; whether the values follow from"
                        + " each other is for 'reckoner dispute' to find.")
final class TraceVerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PATH", description = "The folder of a trace, or the file of an opening.")
    private Path path = Path.of("");

    @Option(
            names = "--root",
            paramLabel = "SHA256",
            description = "The root of the trace by whoever signed or published it; needed for an opening.")
    private Optional<String> root = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The model, to recompute the roots over its graph and weights, and for the first look.")
    private Optional<Path> model = Optional.empty();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.fileOrFolder(path, "trace or opening");
        if (model.isPresent()) {
            GivenPath.file(model.get(), "model");
        }
        try {
            var faults = Files.isDirectory(path) ? ofFolder() : ofOpening();
            say(faults, faults.isEmpty() && Files.isDirectory(path) ? look() : Optional.empty());
            return faults.isEmpty() ? ExitCode.AFFIRMING : ExitCode.CONTRAINDICATED;
        } catch (CommitException | ModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** It decides nothing: what does not pass is for a search to tell. */
    private Optional<FirstLookResult> look() throws IOException, CommitException, ModelException {
        return model.isEmpty()
                ? Optional.empty()
                : Optional.of(TraceLook.of(TraceFolder.open(path), OnnxModel.open(model.get())));
    }

    private List<String> ofFolder() throws IOException, CommitException, ModelException {
        var trace = TraceFolder.open(path);
        Optional<OnnxModel> opened = model.isPresent() ? Optional.of(OnnxModel.open(model.get())) : Optional.empty();
        var faults = new ArrayList<>(TraceVerification.faults(trace, opened));
        root.map(TraceVerifyCommand::digest)
                .filter(stated -> !stated.equals(trace.list().root()))
                .ifPresent(stated -> faults.add(
                        "The root of the trace is " + trace.list().root().hex() + ", not " + stated.hex() + "."));
        return faults;
    }

    private List<String> ofOpening() throws IOException {
        if (root.isEmpty()) {
            throw new RefusedArgument(
                    "CL-USAGE",
                    "An opening is verified under a root, and the one in its file is nobody's word. Give that which was"
                            + " signed or published with --root.");
        }
        if (Files.size(path) > Limits.JSON_BYTES) {
            throw new RefusedArgument("CL-ARGUMENT", path + " is longer than 64 MiB, which no opening is.");
        }
        var opening = OpeningFile.read(Files.readAllBytes(path));
        return opening
                .fault(digest(root.get()))
                .map(fault -> "The value " + opening.name() + " " + fault.predicate() + ".")
                .stream()
                .toList();
    }

    private static Digest digest(String text) {
        return Digest.ofSha256(text.startsWith("sha256:") ? text.substring(7) : text);
    }

    private void say(List<String> faults, Optional<FirstLookResult> look) {
        if (output.json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("path", path.toString());
            answer.put("faults", faults);
            look.ifPresent(seen -> answer.put("firstLook", seen));
            output.json(answer);
        } else if (faults.isEmpty()) {
            output.line("All hashes fit.");
            look.ifPresent(seen -> {
                output.line(seen.sentence());
                if (!seen.astray().isEmpty()) {
                    output.line("That decides nothing by itself; 'reckoner dispute' runs the operators and tells.");
                }
            });
        } else {
            faults.forEach(output::line);
        }
    }
}
