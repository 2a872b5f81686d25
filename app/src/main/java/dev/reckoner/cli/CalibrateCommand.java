package dev.reckoner.cli;

import dev.reckoner.audit.CalibrationDevices;
import dev.reckoner.audit.CalibrationFile;
import dev.reckoner.audit.CalibrationRow;
import dev.reckoner.audit.ModelCalibration;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.compare.ErrorVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code calibrate}. */
@Command(
        name = "calibrate",
        description = {
            "Measures by how much honest runs of a model differ on this machine, and records it in the case.",
            "Claims of the model are held to it from then on. Without a model the case's calibrations are listed."
        })
final class CalibrateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "A model of the case: its name, name and version, or digest.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Calibrate this model file, without a case; needs --export.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--inputs",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many inputs to run, at least 2; ${DEFAULT-VALUE}.")
    private int inputs;

    @Option(names = "--claims", description = "Run the inputs of the model's claims instead of made-up ones.")
    private boolean claims;

    @Option(
            names = "--safety",
            paramLabel = "FACTOR",
            defaultValue = "3",
            description = "Factor on every threshold, from 1 to 100; ${DEFAULT-VALUE}.")
    private double safety;

    @Option(
            names = "--device",
            paramLabel = "ID",
            description = {
                "Calibrate across this device and the processor, for example webgpu; may be given several times, and 'cpu' means"
                        + " the processor alone.",
                "'reckoner devices' lists what this machine has. All usable devices but software drivers unless some are named."
            })
    private List<String> devices = List.of();

    @Option(names = "--outputs-only", description = "Leave out the operators, which take most of the time.")
    private boolean outputsOnly;

    @Option(names = "--export", paramLabel = "FILE", description = "Write the calibration to a file.")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "Record a calibration that was made elsewhere and exported there.")
    private Optional<Path> imported = Optional.empty();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        check();
        if (model.isPresent()) {
            print(exported(ModelCalibration.of(model.get(), devices(), options(), TaskProgress.SILENT)));
            return ExitCode.AFFIRMING;
        }
        try (var audit = folder.open()) {
            if (name.isEmpty() && imported.isEmpty()) {
                list(audit.calibrations());
                return ExitCode.AFFIRMING;
            }
            var row = imported.isPresent()
                    ? audit.importCalibration(imported.get())
                    : audit.calibrate(name.orElseThrow(), claims, devices(), options(), TaskProgress.SILENT);
            print(exported(recorded(audit, row)));
            return ExitCode.AFFIRMING;
        }
    }

    private void check() throws IOException {
        if (Stream.of(name, model, imported).filter(Optional::isPresent).count() > 1) {
            throw new RefusedArgument(
                    "CL-USAGE", "Name a model of the case, or a file with --model, or one with --import; not several.");
        }
        if (model.isPresent()) {
            GivenPath.file(model.get(), "model");
        }
        if (model.isPresent() && export.isEmpty()) {
            throw new RefusedArgument(
                    "CL-USAGE", "A model file is calibrated without a case; say with --export where the result goes.");
        }
        if (imported.isPresent()) {
            GivenPath.file(imported.get(), "calibration");
        }
        if (export.isPresent()) {
            GivenPath.writable(export.get(), "calibration");
        }
        options();
    }

    private CalibrationDevices devices() {
        return devices.isEmpty() ? CalibrationDevices.EVERY : CalibrationDevices.of(devices);
    }

    private CalibrationOptions options() {
        var options = CalibrationOptions.DEFAULT.withInputs(inputs).withSafety(safety);
        return outputsOnly ? options.withoutOperators() : options;
    }

    private static CalibratedProfile recorded(RecordedCase audit, CalibrationRow row) throws IOException {
        return audit.calibration(row.model()).orElseThrow();
    }

    private CalibratedProfile exported(CalibratedProfile profile) throws IOException {
        if (export.isPresent()) {
            Files.write(export.get(), CalibrationFile.write(profile));
        }
        return profile;
    }

    private void list(List<CalibrationRow> rows) {
        if (output.json()) {
            output.json(rows);
            return;
        }
        output.table(
                List.of("Model", "Calibration", "Recorded", "Origin"),
                rows.stream()
                        .map(row -> List.of(
                                row.model().abbreviated(),
                                row.profile().abbreviated(),
                                row.at().toString(),
                                row.origin()))
                        .toList());
    }

    private void print(CalibratedProfile profile) {
        if (output.json()) {
            output.json(profile);
            return;
        }
        output.line(profile.sentence());
        profile.covered().forEach(line -> output.line("covered: " + line));
        output.table(
                List.of("Output", "Differs by up to", "Relative L2", "Repeated"),
                profile.outputs().entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey(),
                                largest(entry.getValue().across().whole()),
                                figure(entry.getValue().across().whole().relativeL2()),
                                largest(entry.getValue().repeated().whole())))
                        .toList());
        output.line(profile.batch().sentence());
        if (!profile.operators().isEmpty()) {
            output.line(Plural.of(profile.operators().size(), "operator value") + " measured.");
        }
        profile.leftOut().forEach(sentence -> output.line("left out: " + sentence));
    }

    private static String largest(ErrorVector errors) {
        return figure(errors.absolute().getLast());
    }

    private static String figure(double value) {
        return value == 0 ? "nothing" : String.format(Locale.ROOT, "%.2g", value);
    }
}
