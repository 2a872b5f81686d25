package dev.reckoner.cli;

import dev.reckoner.audit.recorder.InputFolder;
import dev.reckoner.audit.trace.TraceFolder;
import dev.reckoner.audit.trace.TraceFolderWriter;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.commit.Tracer;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace commit}. */
@Command(
        name = "commit",
        description = "Runs a model, keeps what its operators made in a folder and says the root over it.")
final class TraceCommitCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The ONNX model.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "INPUTS",
            description = "A folder of files NAME.npy or NAME.pb, NAME as the model has it.")
    private Path inputs = Path.of("");

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write; made, or empty.")
    private Path out = Path.of("");

    @Option(
            names = "--values",
            paramLabel = "VALUES",
            description = "Which values: all, matmul or layers.",
            converter = TraceWord.class,
            defaultValue = "all")
    private TraceValues values = TraceValues.ALL;

    @Option(names = "--threads", description = "Intra-operator threads.", defaultValue = "1")
    private int threads = 1;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.file(model, "model");
        GivenPath.folder(inputs, "folder of inputs");
        requireEmpty();
        var given = new InputFolder(inputs).read();
        if (given.isEmpty()) {
            throw new RefusedArgument(
                    "CL-NO-INPUTS",
                    "There are no inputs in " + inputs + ". Put files NAME.npy or NAME.pb there, NAME being the model's"
                            + " name of the input.");
        }
        try (var runtime = new WorkerReexecutor(WorkerSetup.ordinary())) {
            var opened = OnnxModel.open(model);
            Tracer.requireRepeatable(opened);
            var profile = ExecutionProfile.CANONICAL.withThreads(threads);
            say(new TraceFolderWriter(out, runtime).write(opened, given, profile, values));
        } catch (ModelException | ExecutionException | CommitException e) {
            throw new IOException(e.getMessage(), e);
        }
        return ExitCode.AFFIRMING;
    }

    private void requireEmpty() throws IOException {
        GivenPath.named(out, "folder of the trace");
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new RefusedArgument("CL-EXISTS", "There is already a file " + out + ". Name another.");
        }
        if (Files.isDirectory(out)) {
            try (var files = Files.list(out)) {
                if (files.findAny().isPresent()) {
                    throw new RefusedArgument(
                            "CL-EXISTS", "The folder " + out + " is not empty. Name another, or empty it.");
                }
            }
        }
    }

    private void say(TraceFolder made) {
        var roots = made.roots();
        if (output.json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("folder", out.toString());
            answer.put("values", made.list().leaves().size());
            answer.put("root", roots.root());
            answer.put("roots", roots.roots());
            output.json(answer);
            return;
        }
        output.line(made.list().leaves().size() + " values in " + out);
        var all = roots.roots();
        output.table(
                List.of("root over", "SHA-256"),
                List.of(
                        List.of("model", all.model().hex()),
                        List.of("graph", all.graph().hex()),
                        List.of("weights", all.weights().hex()),
                        List.of("inputs", all.inputs().hex()),
                        List.of("trace", all.trace().hex()),
                        List.of("outputs", all.outputs().hex()),
                        List.of("environment", all.environment().hex()),
                        List.of("all of them", roots.root().hex())));
    }
}
