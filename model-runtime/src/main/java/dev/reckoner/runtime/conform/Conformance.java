package dev.reckoner.runtime.conform;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** Runs test cases in the form of the ONNX project's backend tests and says which agree. */
public final class Conformance {
    /** Depth of folders that is walked. */
    private static final int DEPTH = 64;

    private final Reexecutor reexecutor;
    private final ExecutionProfile profile;
    private final Tolerance tolerance;

    /** Runs with this executor, which stays the caller's to close. */
    public Conformance(Reexecutor reexecutor, ExecutionProfile profile, Tolerance tolerance) {
        this.reexecutor = reexecutor;
        this.profile = profile;
        this.tolerance = tolerance;
    }

    /**
     * How many cases passed.
     *
     * @param passed number that passed
     * @param total number of cases
     */
    public record Summary(int passed, int total) {}

    /** On the CPU with the runtime's own optimisation, one thread, and ONNX's tolerance. The executor stays the caller's to close. */
    public static Conformance on(Reexecutor reexecutor) {
        return new Conformance(reexecutor, ExecutionProfile.DEFAULT.withThreads(1), Tolerance.ONNX);
    }

    /**
     * Runs every case in a folder or a ZIP.
     *
     * @param each gets the outcome of each case as soon as it is there
     * @throws IOException if the folder or the ZIP itself cannot be read
     */
    public Summary run(Path zipOrFolder, Consumer<CaseResult> each) throws IOException {
        if (Files.isDirectory(zipOrFolder)) {
            return runCases(TestCase.find(zipOrFolder.toAbsolutePath(), DEPTH), each);
        }
        try (FileSystem zip = FileSystems.newFileSystem(zipOrFolder)) {
            return runCases(TestCase.find(zip.getPath("/"), DEPTH), each);
        } catch (ProviderNotFoundException | IllegalArgumentException e) {
            throw new IOException(zipOrFolder.getFileName() + " is neither a folder nor a ZIP.", e);
        }
    }

    private Summary runCases(List<TestCase> cases, Consumer<CaseResult> each) {
        int passed = 0;
        for (TestCase test : cases) {
            CaseResult result = run(test);
            passed += result.passed() ? 1 : 0;
            each.accept(result);
        }
        return new Summary(passed, cases.size());
    }

    private CaseResult run(TestCase test) {
        try {
            OnnxModel model = test.model();
            List<Path> dataSets = test.dataSets();
            if (dataSets.isEmpty()) {
                return result(test, Outcome.UNREADABLE, "The case has no data.");
            }
            for (Path dataSet : dataSets) {
                Optional<String> difference = run(model, dataSet);
                if (difference.isPresent()) {
                    return result(test, Outcome.DIFFERS, difference.get());
                }
            }
            return result(test, Outcome.PASSED, "");
        } catch (ExecutionException e) {
            return result(test, Outcome.FAILED, e.code() + " " + e.getMessage());
        } catch (ModelException e) {
            return result(test, Outcome.UNREADABLE, e.code() + " " + e.getMessage());
        } catch (TensorFormatException e) {
            return result(test, Outcome.UNREADABLE, e.code() + " " + e.getMessage());
        } catch (IOException e) {
            return result(test, Outcome.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> run(OnnxModel model, Path dataSet)
            throws IOException, TensorFormatException, ExecutionException {
        SequencedMap<String, OnnxValue> inputs = TestCase.values(dataSet, "input", model.inputs());
        SequencedMap<String, OnnxValue> expected = TestCase.values(dataSet, "output", model.outputs());
        for (ValueInfo output : model.outputs()) {
            if (!expected.containsKey(output.name())) {
                throw new IOException("The case does not say what the output '" + output.name() + "' should be.");
            }
        }
        Execution execution = reexecutor.run(model, inputs, profile, Cancellation.none());
        for (Map.Entry<String, OnnxValue> output : expected.entrySet()) {
            OnnxValue actual = execution.outputs().get(output.getKey());
            Optional<String> difference =
                    actual == null ? Optional.of("is missing") : tolerance.difference(output.getValue(), actual);
            if (difference.isPresent()) {
                return Optional.of("The output '" + output.getKey() + "' " + difference.get() + ".");
            }
        }
        return Optional.empty();
    }

    private static CaseResult result(TestCase test, Outcome outcome, String reason) {
        return new CaseResult(test.suite(), test.name(), outcome, reason);
    }
}
