package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.OutputJudgement;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * The test of a calibration: fresh inputs, run honestly in two configurations drawn at random, one as the claim, alone, in a batch
 * with others or with masked padding, the other as the check. Nobody is to be accused.
 */
public final class HonestTrial {
    /** Pairs of the same two configurations, whose sessions are then loaded once. */
    private static final int BLOCK = 25;

    private static final int MOST_ROWS = 4;
    private static final int MOST_PADDING = 8;

    private final OnnxModel model;
    private final CalibratedProfile profile;
    private final Machine machine;
    private final Runs runs;
    private final Random random;
    private final List<String> accusations = new ArrayList<>();
    private int pairs;
    private int undecided;
    private int exact;

    /**
     * How it ended.
     *
     * @param pairs of honest runs that were compared
     * @param accused how many came out OUTSIDE
     * @param undecided how many came out INCONCLUSIVE
     * @param exact how many were the same bit for bit
     * @param accusations why, for each that was accused
     */
    public record Result(int pairs, int accused, int undecided, int exact, List<String> accusations) {
        public Result {
            accusations = List.copyOf(accusations);
        }

        /** Such as {@code 0 of 2,000 honest runs accused}. */
        public String sentence() {
            return String.format(
                    java.util.Locale.ROOT,
                    "%,d of %,d honest runs accused, %,d undecided, %,d the same bit for bit.",
                    accused,
                    pairs,
                    undecided,
                    exact);
        }
    }

    private HonestTrial(OnnxModel model, CalibratedProfile profile, Machine machine, long seed, Runs runs) {
        this.model = model;
        this.profile = profile;
        this.machine = machine;
        this.runs = runs;
        this.random = new Random(seed);
    }

    /**
     * Tries a calibration.
     *
     * @param machine the processor that it was made on
     * @param count pairs
     * @param seed of inputs and configurations; another than the calibration's
     * @throws ExecutionException as {@link Calibration#made}
     */
    public static Result run(
            OnnxModel model,
            CalibratedProfile profile,
            Machine machine,
            int count,
            long seed,
            CalibrationProgress progress,
            Cancellation cancellation)
            throws ExecutionException {
        Runs runs = new Runs(model, cancellation, progress, List.of(Stage.INPUTS));
        HonestTrial trial = new HonestTrial(model, profile, machine, seed, runs);
        CalibrationOptions options = CalibrationOptions.DEFAULT
                .withSeed(seed)
                .withInputs(Math.clamp(count, 2, CalibrationOptions.MOST_INPUTS));
        trial.run(new Calibration(model, List.of(machine), options).made(cancellation), count);
        return new Result(trial.pairs, trial.accusations.size(), trial.undecided, trial.exact, trial.accusations);
    }

    private void run(List<SequencedMap<String, OnnxValue>> inputs, int count) throws ExecutionException {
        List<Tour.Stop> stops = stops();
        while (pairs < count) {
            Tour.Stop claimed = stops.get(random.nextInt(stops.size()));
            Tour.Stop own = stops.get(random.nextInt(stops.size()));
            runs.report(Stage.INPUTS, (double) pairs / count, claimed.words() + " against " + own.words());
            for (int i = 0; i < BLOCK && pairs < count; i++) {
                pair(inputs, pairs % inputs.size(), claimed, own);
            }
        }
    }

    /** Those of a calibration, and what the runtime does by itself with so many threads. */
    private List<Tour.Stop> stops() {
        List<Tour.Stop> stops = new ArrayList<>(Tour.stops(List.of(machine)));
        for (int threads : new int[] {1, 2, 4}) {
            stops.add(new Tour.Stop(machine, ExecutionProfile.DEFAULT.withThreads(threads)));
        }
        return stops;
    }

    private void pair(List<SequencedMap<String, OnnxValue>> inputs, int at, Tour.Stop claimed, Tour.Stop own)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> input = inputs.get(at);
        Execution recomputed = runs.needed(model, input, own);
        Execution theirs = theirs(inputs, at, claimed, recomputed.outputs());
        pairs++;
        boolean same = true;
        boolean decided = true;
        for (Map.Entry<String, OnnxValue> output : recomputed.outputs().entrySet()) {
            if (output.getValue() instanceof Tensor tensor
                    && theirs.outputs().get(output.getKey()) instanceof Tensor claim) {
                Comparison comparison = profile.judgement(
                                output.getKey(), theirs.environment(), recomputed.environment(), false)
                        .orElseGet(OutputJudgement::byType)
                        .judge(output.getKey(), claim, tensor);
                same &= comparison.verdict() == Verdict.BIT_EXACT;
                decided &= comparison.verdict() != Verdict.INCONCLUSIVE;
                if (comparison.verdict() == Verdict.OUTSIDE) {
                    accusations.add(claimed.words() + " against " + own.words() + ": " + comparison.reason());
                    break;
                }
            }
        }
        exact += same ? 1 : 0;
        undecided += decided ? 0 : 1;
    }

    /** The claimed run: alone, with masked padding, or as the first row of a batch of its like. */
    private Execution theirs(
            List<SequencedMap<String, OnnxValue>> inputs,
            int at,
            Tour.Stop claimed,
            SequencedMap<String, OnnxValue> alone)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> input = inputs.get(at);
        int way = random.nextInt(3);
        int rows = 2 + random.nextInt(MOST_ROWS - 1);
        int padding = 1 + random.nextInt(MOST_PADDING);
        if (way == 1 && profile.batch().insensitive()) {
            return firstOf(runs.needed(model, batch(inputs, at, rows), claimed), alone);
        }
        var longer = way == 2 && profile.batch().paddedSame()
                ? Padding.of(model, input, padding)
                : java.util.Optional.<SequencedMap<String, OnnxValue>>empty();
        if (longer.isPresent()) {
            Execution padded = runs.needed(model, longer.get(), claimed);
            return new Execution(Padding.withoutPadding(padded.outputs(), alone), padded.took(), padded.environment());
        }
        return runs.needed(model, input, claimed);
    }

    /** Inputs of the same shapes, from this one on. */
    private static SequencedMap<String, OnnxValue> batch(
            List<SequencedMap<String, OnnxValue>> inputs, int at, int rows) {
        List<SequencedMap<String, OnnxValue>> alike = new ArrayList<>();
        for (int i = 0; i < inputs.size() && alike.size() < rows; i++) {
            SequencedMap<String, OnnxValue> other = inputs.get((at + i) % inputs.size());
            if (shapes(other).equals(shapes(inputs.get(at)))) {
                alike.add(other);
            }
        }
        SequencedMap<String, OnnxValue> batch = new LinkedHashMap<>();
        for (String name : inputs.get(at).sequencedKeySet()) {
            batch.put(
                    name,
                    Rows.stack(alike.stream().map(row -> (Tensor) row.get(name)).toList()));
        }
        return batch;
    }

    private static List<List<Long>> shapes(SequencedMap<String, OnnxValue> input) {
        return input.values().stream()
                .map(value -> value instanceof Tensor tensor ? tensor.dims() : List.<Long>of())
                .toList();
    }

    private static Execution firstOf(Execution batch, SequencedMap<String, OnnxValue> alone) {
        SequencedMap<String, OnnxValue> first = new LinkedHashMap<>();
        alone.forEach((name, value) -> {
            if (batch.outputs().get(name) instanceof Tensor tensor) {
                first.put(name, Rows.row(tensor, 0));
            }
        });
        return new Execution(first, batch.took(), batch.environment());
    }
}
