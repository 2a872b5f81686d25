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
                        "CPU, optimisation off, 1 thread",
                        "CPU, optimisation ALL, 1, 2 and 4 threads",
                        "CPU, batches of 1, 4 and 8, padded to 128",
                        "WebGPU on SwiftShader, optimisation ALL"),
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

    @Override
    public List<Model> models() {
        return List.of(
                new Model(InventedClaims.digest("model"), "MiniLM-L6-v2 fp32", 240),
                new Model(InventedClaims.digest("other model"), "MiniLM-L6-v2 int8", 240));
    }

    @Override
    public Row calibrate(Model model, TaskProgress progress) throws IOException {
        if (failing) {
            throw new IOException("The case holds no input of " + model.label());
        }
        for (int i = 0; i <= model.inputs() && !progress.cancelled(); i++) {
            progress.report(i, model.inputs(), model.label());
        }
        rows.addFirst(row(model.label() + " again", model.inputs(), 3e-6, Instant.parse("2026-06-01T12:00:00Z")));
        return rows.getFirst();
    }
}
