package dev.reckoner.audit;

import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.Calibration;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.calibrate.CalibrationProgress;
import dev.reckoner.runtime.calibrate.Machine;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;

/** Measures by how much honest runs of a model differ on this machine. */
public final class ModelCalibration {
    private ModelCalibration() {}

    /**
     * Calibrates a model file that need not be in any case.
     *
     * @throws RefusedCalibration with the code of what keeps it from running
     */
    public static CalibratedProfile of(Path file, CalibrationOptions options, TaskProgress progress)
            throws RefusedCalibration {
        try (Reexecutor reexecutor = new InProcessReexecutor()) {
            return of(OnnxModel.open(file), List.of(), List.of(Machine.processor(reexecutor)), options, progress);
        } catch (ModelException e) {
            throw new RefusedCalibration(e.code(), file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Calibrates a model.
     *
     * @param inputs to use; none for inputs that are made
     * @throws RefusedCalibration as above; EX-CANCELLED if the person stopped it
     */
    static CalibratedProfile of(
            OnnxModel model,
            List<SequencedMap<String, OnnxValue>> inputs,
            List<Machine> machines,
            CalibrationOptions options,
            TaskProgress progress)
            throws RefusedCalibration {
        Cancellation cancellation = Cancellation.none();
        progress.onCancel(cancellation::cancel);
        CalibrationProgress steps = (share, what) -> {
            progress.report(Math.round(share * 1000), 1000, what);
            if (progress.cancelled()) {
                cancellation.cancel();
            }
        };
        var calibration = new Calibration(model, machines, options);
        try {
            return inputs.isEmpty()
                    ? calibration.run(steps, cancellation)
                    : calibration.run(inputs, steps, cancellation);
        } catch (ExecutionException e) {
            throw new RefusedCalibration(e.code(), String.valueOf(e.getMessage()), e);
        }
    }
}
