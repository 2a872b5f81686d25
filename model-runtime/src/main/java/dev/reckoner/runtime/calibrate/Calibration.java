package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Measures by how much honest runs of a model differ on the machines at hand: its outputs in every configuration, its rows alone,
 * in batches and with padding, and each of its operators on the same inputs. What fails on a machine other than the first is left
 * out with the reason, and a machine whose process ends or does not answer in time is not covered. Takes memory for results up
 * to the limit of the options, beside what the machines take, and stops soon after it is cancelled.
 */
public final class Calibration {
    private final OnnxModel model;
    private final List<Machine> machines;
    private final CalibrationOptions options;

    /**
     * A calibration of a model.
     *
     * @param machines on which; the first is the processor of this machine, whose canonical profile all are compared with
     */
    public Calibration(OnnxModel model, List<Machine> machines, CalibrationOptions options) {
        if (machines.isEmpty()) {
            throw new IllegalArgumentException("A calibration needs a machine");
        }
        this.model = model;
        this.machines = List.copyOf(machines);
        this.options = options;
    }

    /**
     * Calibrates with inputs that are made for the model.
     *
     * @throws ExecutionException INPUT_UNSUPPORTED if none can be made that the model takes; what a run throws; CANCELLED
     */
    public CalibratedProfile run(CalibrationProgress progress, Cancellation cancellation) throws ExecutionException {
        return run(made(cancellation), true, progress, cancellation);
    }

    /**
     * Calibrates with given inputs, such as those of claims; the number in the options is not looked at.
     *
     * @throws ExecutionException what a run throws; CANCELLED
     */
    public CalibratedProfile run(
            List<SequencedMap<String, OnnxValue>> inputs, CalibrationProgress progress, Cancellation cancellation)
            throws ExecutionException {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("A calibration takes at least 2 inputs, not " + inputs.size() + ".");
        }
        return run(inputs, false, progress, cancellation);
    }

    /**
     * Inputs for a model.
     *
     * @throws ExecutionException as {@link #run}
     */
    public List<SequencedMap<String, OnnxValue>> made(Cancellation cancellation) throws ExecutionException {
        InputMaker maker = new InputMaker(model);
        Optional<String> obstacle = maker.obstacle();
        if (obstacle.isPresent()) {
            throw new ExecutionException(Code.INPUT_UNSUPPORTED, obstacle.get());
        }
        int attempt = attempt(maker, cancellation);
        List<SequencedMap<String, OnnxValue>> made = new ArrayList<>();
        for (int place = 0; place < options.inputs(); place++) {
            made.add(maker.make(attempt, options.seed(), place));
        }
        return made;
    }

    /** Which kind of sizes the model takes. */
    private int attempt(InputMaker maker, Cancellation cancellation) throws ExecutionException {
        String why = "";
        for (int attempt = 0; attempt < FreeSizes.ATTEMPTS; attempt++) {
            try {
                for (int place = 0; place < 2; place++) {
                    machines.getFirst()
                            .reexecutor()
                            .run(
                                    model,
                                    maker.make(attempt, options.seed(), place),
                                    ExecutionProfile.CANONICAL,
                                    cancellation);
                }
                return attempt;
            } catch (ExecutionException failure) {
                if (failure.kind() != Code.INPUT_MISMATCH && failure.kind() != Code.RUN_FAILED) {
                    throw failure;
                }
                why = why.isEmpty() ? failure.getMessage() : why;
            }
        }
        throw new ExecutionException(
                Code.INPUT_UNSUPPORTED,
                "No inputs could be made up that the model takes; give inputs, such as those of claims. It said: "
                        + why);
    }

    private List<Stage> plan() {
        return Stream.of(Stage.values())
                .filter(stage -> stage != Stage.OPERATORS || options.operators())
                .toList();
    }

    private CalibratedProfile run(
            List<SequencedMap<String, OnnxValue>> inputs,
            boolean made,
            CalibrationProgress progress,
            Cancellation cancellation)
            throws ExecutionException {
        Runs runs = new Runs(model, cancellation, progress, plan());
        OutputCalibration outputs = new OutputCalibration(runs, options);
        outputs.run(inputs, Tour.stops(machines));
        BatchCalibration batches = new BatchCalibration(runs, outputs, options);
        BatchSensitivity sensitivity = batches.run(inputs);
        SequencedMap<String, CalibratedOperator> operators = options.operators()
                ? new OperatorCalibration(runs, options).run(inputs, machines)
                : new LinkedHashMap<>();
        return new CalibratedProfile(
                model.sha256(),
                inputs.size(),
                made,
                made ? options.seed() : 0,
                options.safety(),
                outputs.configurations(),
                outputs.groups(),
                outputs.values(),
                operators,
                sensitivity,
                runs.leftOut());
    }
}
