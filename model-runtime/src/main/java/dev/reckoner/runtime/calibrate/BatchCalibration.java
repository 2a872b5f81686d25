package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.OutputJudgement;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Whether the rows of a batch know of each other and of padding: rows run alone, together, and with masked padding. What they
 * differ by counts among what honest runs differ by, on every device; whether they do is asked of the processor, on which claims
 * are run together.
 */
final class BatchCalibration {
    private static final int MOST_BATCHES = 10;
    private static final int MOST_ROWS = 4;
    private static final int PADDING = 5;

    private final Runs runs;
    private final OutputCalibration outputs;
    private final CalibrationOptions options;
    private SequencedMap<String, CalibratedValue> measured = new LinkedHashMap<>();
    private final Trial batched = new Trial();
    private final Trial padded = new Trial();
    private final Trial elsewhere = new Trial();

    /** How comparisons of one kind came out. */
    private static final class Trial {
        private int count;
        private boolean same = true;
        private boolean within = true;

        boolean isSame() {
            return count > 0 && same;
        }

        boolean isWithin() {
            return count > 0 && within;
        }
    }

    BatchCalibration(Runs runs, OutputCalibration outputs, CalibrationOptions options) {
        this.runs = runs;
        this.outputs = outputs;
        this.options = options;
    }

    BatchSensitivity run(List<SequencedMap<String, OnnxValue>> inputs) throws ExecutionException {
        measured = outputs.values();
        if (!isBatched()) {
            return BatchSensitivity.UNKNOWN;
        }
        List<List<SequencedMap<String, OnnxValue>>> batches = batches(inputs);
        List<Tour.Stop> stops = outputs.representatives();
        for (int number = 0; number < stops.size(); number++) {
            Tour.Stop stop = stops.get(number);
            boolean counts = stop.isProcessor();
            for (int at = 0; at < batches.size(); at++) {
                double done = number + (double) at / batches.size();
                runs.report(Stage.BATCHES, done / stops.size(), "batches with " + stop.words());
                together(batches.get(at), stop, counts ? batched : elsewhere);
                pad(batches.get(at).getFirst(), stop, counts ? padded : elsewhere);
            }
        }
        return new BatchSensitivity(
                batched.count, batched.isSame(), batched.isWithin(), padded.count, padded.isSame(), padded.isWithin());
    }

    /** Every input and output has a first dimension that is free. */
    private boolean isBatched() {
        return runs.model().inputs().stream().allMatch(BatchCalibration::isFree)
                && runs.model().outputs().stream().allMatch(BatchCalibration::isFree);
    }

    private static boolean isFree(ValueInfo value) {
        return value.kind() == ValueInfo.Kind.TENSOR
                && value.shape()
                        .filter(shape ->
                                !shape.isEmpty() && shape.getFirst().size().isEmpty())
                        .isPresent();
    }

    /** Inputs of like shapes, a few rows each; an input that is a batch itself is taken apart. */
    private static List<List<SequencedMap<String, OnnxValue>>> batches(List<SequencedMap<String, OnnxValue>> inputs) {
        Map<List<List<Long>>, List<SequencedMap<String, OnnxValue>>> alike = new LinkedHashMap<>();
        for (SequencedMap<String, OnnxValue> input : inputs) {
            for (SequencedMap<String, OnnxValue> row : rows(input)) {
                alike.computeIfAbsent(shapes(row), fresh -> new ArrayList<>()).add(row);
            }
        }
        List<List<SequencedMap<String, OnnxValue>>> batches = new ArrayList<>();
        for (int round = 0; batches.size() < MOST_BATCHES && round < MOST_BATCHES; round++) {
            for (List<SequencedMap<String, OnnxValue>> each : alike.values()) {
                int from = round * MOST_ROWS;
                int to = Math.min(each.size(), from + MOST_ROWS - round % 2);
                if (to - from >= 2 && batches.size() < MOST_BATCHES) {
                    batches.add(each.subList(from, to));
                }
            }
        }
        return batches;
    }

    private static List<SequencedMap<String, OnnxValue>> rows(SequencedMap<String, OnnxValue> input) {
        List<SequencedMap<String, OnnxValue>> rows = new ArrayList<>();
        long count = count(input);
        for (int row = 0; row < Math.min(count, MOST_ROWS); row++) {
            SequencedMap<String, OnnxValue> one = new LinkedHashMap<>();
            for (Map.Entry<String, OnnxValue> value : input.entrySet()) {
                one.put(value.getKey(), Rows.row((Tensor) value.getValue(), row));
            }
            rows.add(one);
        }
        return rows;
    }

    /** Rows that all inputs have; 0 where they are not of so many. */
    private static long count(SequencedMap<String, OnnxValue> input) {
        long count = -1;
        for (OnnxValue value : input.values()) {
            if (!(value instanceof Tensor tensor) || !Rows.isRowed(tensor)) {
                return 0;
            }
            long own = tensor.dims().getFirst();
            if (count >= 0 && own != count) {
                return 0;
            }
            count = own;
        }
        return Math.max(count, 0);
    }

    private static List<List<Long>> shapes(SequencedMap<String, OnnxValue> input) {
        return input.values().stream().map(value -> ((Tensor) value).dims()).toList();
    }

    private void together(List<SequencedMap<String, OnnxValue>> rows, Tour.Stop stop, Trial trial)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> batch = new LinkedHashMap<>();
        for (String name : rows.getFirst().sequencedKeySet()) {
            batch.put(
                    name,
                    Rows.stack(rows.stream().map(row -> (Tensor) row.get(name)).toList()));
        }
        var execution = runs.tried(batch, stop);
        if (execution.isEmpty()) {
            return;
        }
        List<Execution> alone = outputs.all(rows, stop);
        if (alone.isEmpty()) {
            return;
        }
        trial.count++;
        for (int row = 0; row < rows.size(); row++) {
            compare(trial, alone.get(row).outputs(), row(execution.get().outputs(), row, rows.size()));
        }
    }

    /** A row of every output that has one for each row of the batch. */
    private static SequencedMap<String, OnnxValue> row(SequencedMap<String, OnnxValue> outputs, int row, int rows) {
        SequencedMap<String, OnnxValue> own = new LinkedHashMap<>();
        outputs.forEach((name, value) -> {
            if (value instanceof Tensor tensor
                    && Rows.isRowed(tensor)
                    && tensor.dims().getFirst() == rows) {
                own.put(name, Rows.row(tensor, row));
            }
        });
        return own;
    }

    private void pad(SequencedMap<String, OnnxValue> input, Tour.Stop stop, Trial trial) throws ExecutionException {
        var longer = Padding.of(runs.model(), input, PADDING);
        if (longer.isEmpty()) {
            return;
        }
        var execution = runs.tried(longer.get(), stop);
        var alone = execution.isPresent() ? runs.tried(input, stop) : execution;
        if (execution.isPresent() && alone.isPresent()) {
            var own = alone.get().outputs();
            trial.count++;
            compare(trial, own, Padding.withoutPadding(execution.get().outputs(), own));
        }
    }

    private void compare(Trial trial, Map<String, OnnxValue> alone, Map<String, OnnxValue> otherwise) {
        alone.forEach((name, value) -> {
            boolean same = value.equals(otherwise.get(name));
            trial.same &= same;
            trial.within &= same || isWithin(name, value, otherwise.get(name));
        });
        outputs.include(alone, otherwise);
    }

    /** As close as different configurations are, and as rounding explains. */
    private boolean isWithin(
            String name,
            @org.jspecify.annotations.Nullable OnnxValue alone,
            @org.jspecify.annotations.Nullable OnnxValue other) {
        CalibratedValue known = measured.get(name);
        if (known == null || !(alone instanceof Tensor own) || !(other instanceof Tensor theirs)) {
            return false;
        }
        var calibrated = new OutputJudgement.Calibrated(known.across(), known.repeated(), options.safety());
        return OutputJudgement.by(calibrated, Coverage.COVERED, "")
                        .judge(name, theirs, own)
                        .verdict()
                        .compareTo(Verdict.WITHIN_EMPIRICAL)
                <= 0;
    }
}
