package dev.reckoner.cli;

import dev.reckoner.runtime.conform.CaseResult;
import dev.reckoner.runtime.conform.Conformance;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code conform}. */
@Command(
        name = "conform",
        description = {
            "Runs ONNX test cases on this machine, in a process of their own.",
            "The relative tolerance is 1e-3, the absolute one 1e-7."
        })
final class ConformCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A folder or ZIP of test cases (model.onnx, test_data_set_N).")
    private Path path = Path.of("");

    @Option(
            names = "--in-process",
            description = "Runs them in this process, where a model that crashes ends the command.")
    private boolean inProcess;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.fileOrFolder(path, "folder or ZIP of test cases");
        var results = run();
        if (results.isEmpty()) {
            throw new RefusedArgument(
                    "CL-NO-INPUTS",
                    path + " holds no test case. Name a folder or ZIP with model.onnx beside test_data_set_0.");
        }
        long passed = results.stream().filter(CaseResult::passed).count();
        if (output.json()) {
            output.json(Map.of("passed", passed, "cases", results.size(), "failures", failures(results)));
        } else {
            output.line(passed + " of " + results.size() + " passed");
        }
        return passed == results.size() ? ExitCode.AFFIRMING : ExitCode.CONTRAINDICATED;
    }

    private List<CaseResult> run() throws IOException {
        var results = new ArrayList<CaseResult>();
        try (Reexecutor reexecutor =
                inProcess ? new InProcessReexecutor(1) : new WorkerReexecutor(WorkerSetup.ordinary())) {
            Conformance.on(reexecutor).run(path, result -> {
                results.add(result);
                if (!result.passed() && !output.json()) {
                    output.line(result.name() + ": " + result.reason());
                }
            });
        } catch (ZipException damaged) {
            throw notAZip(damaged);
        } catch (IOException failure) {
            throw failure.getCause() instanceof ProviderNotFoundException ? notAZip(failure) : failure;
        }
        return results;
    }

    private IOException notAZip(IOException failure) {
        var refused = new RefusedArgument(
                "CL-NOT-A-ZIP",
                path + " is neither a folder nor a sound ZIP. Copy it again, or unpack it and name the folder.");
        refused.initCause(failure);
        return refused;
    }

    private static List<CaseResult> failures(List<CaseResult> results) {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
