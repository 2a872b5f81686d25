package dev.reckoner.audit;

import dev.reckoner.runtime.compare.ErrorVector;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Two calibrations of invented figures; another one takes as many steps as the model has inputs. */
public final class InventedDesk implements CalibrationDesk {
    private final List<Row> rows = new ArrayList<>();
    private final List<CalibrationDevices> asked = new ArrayList<>();
    private final boolean failing;

    private InventedDesk(boolean failing) {
        this.failing = failing;
    }

    /** A desk with two calibrations. */
    public static InventedDesk withTwo() {
        var desk = new InventedDesk(false);
        desk.rows.add(row("MiniLM-L6-v2 fp32", 240, 3e-6, Instant.parse("2026-05-30T09:12:00Z")));
        desk.rows.add(row("MiniLM-L6-v2 int8", 240, 2e-4, Instant.parse("2026-05-28T16:40:00Z")));
        return desk;
    }

    /** A desk at which calibrating fails. */
    public static InventedDesk failing() {
        return new InventedDesk(true);
    }

    private static Row row(String model, int inputs, double worst, Instant madeAt) {
        var thresholds = new LinkedHashMap<String, ErrorVector>();
        thresholds.put("last_hidden_state", vector(worst));
        thresholds.put("sentence_embedding", vector(worst / 4));
        return new Row(
                InventedClaims.digest("calibration " + model),
                model,
                madeAt,
                inputs,
                3,
                List.of(
                        "CPU: AMD EPYC 9554 with ONNX Runtime 1.29.0: NO_OPT, BASIC, EXTENDED, LAYOUT, ALL; 1, 2, 4 threads",
                        "WebGPU: Invented GPU, driver 1 with ONNX Runtime 1.29.0: NO_OPT, BASIC, EXTENDED, LAYOUT, ALL; 1, 2, 4"
                                + " threads"),
                List.of(
                        "CUDA on Invented GPU is not covered, since it failed with CUDA on Invented GPU, NO_OPT: the process"
                                + " in which the model ran ended by itself."),
                thresholds);
    }

    private static ErrorVector vector(double worst) {
        List<Double> shares = List.of(0.08, 0.14, 0.24, 0.31, 0.52, 0.81, 1.0);
        return new ErrorVector(
                shares.stream().map(share -> share * worst).toList(),
                shares.stream().map(share -> share * worst * 6).toList(),
                worst / 2);
    }

    @Override
    public List<Row> calibrations() {
        return List.copyOf(rows);
    }

    /** The devices of every calibration that was asked for. */
    public List<CalibrationDevices> asked() {
        return asked;
    }

    @Override
    public List<Model> models() {
        return List.of(
                new Model(InventedClaims.digest("model"), "MiniLM-L6-v2 fp32", 240),
                new Model(InventedClaims.digest("other model"), "MiniLM-L6-v2 int8", 240));
    }

    @Override
    public Row calibrate(Model model, CalibrationDevices devices, TaskProgress progress) throws IOException {
        if (failing) {
            throw new IOException("The case holds no input of " + model.label());
        }
        asked.add(devices);
        progress.report(0, 1, model.label());
        for (int i = 0; i <= model.inputs() && !progress.cancelled(); i++) {
            progress.part((double) i / model.inputs());
        }
        rows.addFirst(row(model.label() + " again", model.inputs(), 3e-6, Instant.parse("2026-06-01T12:00:00Z")));
        return rows.getFirst();
    }
}
