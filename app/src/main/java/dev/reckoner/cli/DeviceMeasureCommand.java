package dev.reckoner.cli;

import dev.reckoner.runtime.conform.Outcome;
import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.measure.CorpusSlice;
import dev.reckoner.runtime.device.measure.DeviceMeasurement;
import dev.reckoner.runtime.device.measure.DeviceProfile;
import dev.reckoner.runtime.device.measure.DeviceProfileFile;
import dev.reckoner.runtime.device.measure.MeasuredCase;
import dev.reckoner.runtime.device.measure.MeasuredRun;
import dev.reckoner.runtime.device.measure.TokenInputs;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code devices measure}. */
@Command(
        name = "measure",
        description = {
            "Measures a device against the processor, and writes a profile that can be kept.",
            "It runs text encoders with invented tokens, and a fixed choice of the ONNX project's test cases.",
        })
final class DeviceMeasureCommand implements Callable<Integer> {
    /** Rows and tokens of each. */
    private static final List<int[]> SIZES = List.of(new int[] {1, 16}, new int[] {4, 128});

    @ParentCommand
    private DevicesCommand devices = new DevicesCommand();

    @Option(
            names = "--device",
            paramLabel = "PROVIDER",
            defaultValue = "WebGPU",
            description = "Which, by its provider as 'reckoner devices' names it; ${DEFAULT-VALUE}.")
    private String title = "";

    @Option(names = "--models", paramLabel = "FOLDER", description = "The sample's models.")
    private Optional<Path> models = Optional.empty();

    @Option(names = "--corpus", paramLabel = "ZIP", description = "The ONNX project's backend test data.")
    private Optional<Path> corpus = Optional.empty();

    @Option(names = "--small", description = "Runs of 1 x 16 tokens only: for software drivers, which are slow.")
    private boolean small;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the profile is written.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.writable(out, "profile");
        if (corpus.isPresent()) {
            GivenPath.file(corpus.get(), "corpus");
        }
        Path folder = SampleModels.find(models);
        FoundDevice found = chosen();
        try (var device = new WorkerReexecutor(found.setup());
                var processor = new WorkerReexecutor(WorkerSetup.ordinary())) {
            var measurement = new DeviceMeasurement(device, found.device().provider(), processor);
            List<MeasuredRun> runs = runs(measurement, folder);
            List<MeasuredCase> cases = corpus.isPresent() ? cases(measurement, corpus.get()) : List.of();
            var profile = new DeviceProfile(about(found.device()), measurement.environment(), runs, cases);
            Files.writeString(out, DeviceProfileFile.write(profile), StandardCharsets.UTF_8);
        } catch (ExecutionException e) {
            throw new IOException(e.getMessage(), e);
        }
        return ExitCode.AFFIRMING;
    }

    private FoundDevice chosen() throws IOException {
        FoundDevice found = devices.find().stream()
                .filter(each -> each.device().provider().title().equalsIgnoreCase(title))
                .findFirst()
                .orElseThrow(() -> new RefusedArgument(
                        "CL-ARGUMENT", "There is no device of '" + title + "'. 'reckoner devices' lists them."));
        var obstacle = found.device().obstacle();
        if (obstacle.isPresent()) {
            throw new RefusedArgument(obstacle.get().code(), obstacle.get().sentence());
        }
        return found;
    }

    private static String about(Device device) {
        return device.provider().title() + " on " + device.hardware().name() + ", "
                + device.hardware().kindInWords() + ", against the CPU provider";
    }

    private List<MeasuredRun> runs(DeviceMeasurement measurement, Path folder) throws IOException, ExecutionException {
        var runs = new ArrayList<MeasuredRun>();
        for (String name : List.of("all-MiniLM-L6-v2.onnx", "all-MiniLM-L6-v2-int8.onnx")) {
            var model = open(folder.resolve(name));
            for (int[] size : small ? SIZES.subList(0, 1) : SIZES) {
                var inputs = TokenInputs.of(model, size[0], size[1]).orElseThrow();
                for (var optimisation : List.of(Optimisation.NO_OPT, Optimisation.ALL)) {
                    var run = measurement.run(name, model, inputs, optimisation);
                    runs.add(run);
                    output.line(name + " " + size[0] + " x " + size[1] + " " + optimisation + ": relative L2 "
                            + run.errors().firstEntry().getValue().relativeL2() + ", on the processor: "
                            + run.fallback());
                }
            }
        }
        return runs;
    }

    private static OnnxModel open(Path file) throws IOException {
        try {
            return OnnxModel.open(file);
        } catch (ModelException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private List<MeasuredCase> cases(DeviceMeasurement measurement, Path zip) throws IOException {
        Path folder = Files.createTempDirectory("reckoner-corpus");
        try {
            CorpusSlice.unpack(zip, folder);
            var cases = measurement.cases(folder, one -> {
                if (one.outcome() != Outcome.PASSED) {
                    output.line(one.name() + ": " + one.outcome() + " " + one.reason());
                }
            });
            long passed = cases.stream()
                    .filter(one -> one.outcome() == Outcome.PASSED)
                    .count();
            output.line(passed + " of " + cases.size() + " cases passed");
            return cases;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
