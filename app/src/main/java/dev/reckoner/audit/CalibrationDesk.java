package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.ErrorVector;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calibrations of a case: how far honest runs of a model were measured to differ on the machines that were tried. */
public interface CalibrationDesk {
    /** Every calibration of the case, newest first; may read from disk. */
    List<Row> calibrations() throws IOException;

    /** The models that can be calibrated; may read from disk. */
    List<Model> models() throws IOException;

    /**
     * Measures a model and records the result.
     *
     * @param devices to calibrate across
     * @param progress gets the share that is done as a part of one thing
     * @return what was recorded
     */
    Row calibrate(Model model, CalibrationDevices devices, TaskProgress progress) throws IOException;

    /**
     * A model that can be calibrated.
     *
     * @param digest SHA-256 of its file
     * @param label name and version
     * @param inputs how many inputs the case holds for it
     */
    record Model(Digest digest, String label, int inputs) {}

    /**
     * A calibration.
     *
     * @param id digest of what was recorded
     * @param model name and version
     * @param madeAt when
     * @param inputs how many inputs were run
     * @param safety factor that is part of the thresholds
     * @param devices what was run on and how, a line for each device
     * @param leftOut what could not be measured, and why, in sentences
     * @param thresholds by output of the model
     */
    record Row(
            Digest id,
            String model,
            Instant madeAt,
            int inputs,
            double safety,
            List<String> devices,
            List<String> leftOut,
            Map<String, ErrorVector> thresholds) {
        public Row {
            devices = List.copyOf(devices);
            leftOut = List.copyOf(leftOut);
            thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
        }
    }
}
