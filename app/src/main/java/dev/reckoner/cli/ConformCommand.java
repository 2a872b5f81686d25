package dev.reckoner.cli;

import dev.reckoner.runtime.conform.CaseResult;
import dev.reckoner.runtime.conform.Conformance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code conform}. */
@Command(
        name = "conform",
        description = "Runs ONNX test cases on this machine: relative tolerance 1e-3, absolute 1e-7.",
        mixinStandardHelpOptions = true)
final class ConformCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A folder or ZIP of test cases (model.onnx, test_data_set_N).")
    private Path path = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var results = new ArrayList<CaseResult>();
        Conformance.run(path, result -> {
            results.add(result);
            if (!result.passed() && !output.json()) {
                output.line(result.name() + ": " + result.reason());
            }
        });
        long passed = results.stream().filter(CaseResult::passed).count();
        if (output.json()) {
            output.json(Map.of("passed", passed, "cases", results.size(), "failures", failures(results)));
        } else {
            output.line(passed + " of " + results.size() + " passed");
        }
        if (results.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        return passed == results.size() ? ExitCode.AFFIRMING : ExitCode.CONTRAINDICATED;
    }

    private static List<CaseResult> failures(List<CaseResult> results) {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
