package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The runs of one calibration: where they stop, what they tell of their progress, and what could not be run. A device whose
 * process ends or does not answer in time is asked no more; the processor is asked again, since nothing is measured without it.
 */
final class Runs {
    private static final Set<Code> LOST = EnumSet.of(Code.CRASHED, Code.TIME_LIMIT, Code.WORKER_UNAVAILABLE);

    private final OnnxModel model;
    private final Cancellation cancellation;
    private final CalibrationProgress progress;
    private final List<Stage> plan;
    private final SequencedSet<String> leftOut = new LinkedHashSet<>();
    private final Map<Machine, ExecutionException> lost = new HashMap<>();
    private double reported;

    /** Runs of all stages. */
    Runs(OnnxModel model, Cancellation cancellation, CalibrationProgress progress) {
        this(model, cancellation, progress, List.of(Stage.values()));
    }

    Runs(OnnxModel model, Cancellation cancellation, CalibrationProgress progress, List<Stage> plan) {
        this.model = model;
        this.cancellation = cancellation;
        this.progress = progress;
        this.plan = plan;
    }

    OnnxModel model() {
        return model;
    }

    /** So much of a stage is done. */
    void report(Stage stage, double done, String what) {
        reported = Math.max(reported, stage.share(plan, done));
        progress.report(reported, what);
    }

    /**
     * A run without which there is nothing to compare with.
     *
     * @throws ExecutionException why it could not be made; where the device is lost, the reason why it is
     */
    Execution needed(OnnxModel which, SequencedMap<String, OnnxValue> inputs, Tour.Stop stop)
            throws ExecutionException {
        if (cancellation.isCancelled()) {
            throw new ExecutionException(Code.CANCELLED, "The calibration was cancelled.");
        }
        ExecutionException earlier = lost.get(stop.machine());
        if (earlier != null) {
            throw earlier;
        }
        try {
            return stop.machine().reexecutor().run(which, inputs, stop.profile(), cancellation);
        } catch (ExecutionException failure) {
            if (LOST.contains(failure.kind()) && !stop.isProcessor()) {
                lost.put(stop.machine(), failure);
                leave(stop.machine().label() + " is not covered, since it failed with " + stop.words() + ": "
                        + failure.getMessage());
            }
            throw failure;
        }
    }

    /** A run that may fail; then the configuration is left out, and told so. */
    Optional<Execution> tried(SequencedMap<String, OnnxValue> inputs, Tour.Stop stop) throws ExecutionException {
        try {
            return Optional.of(needed(model, inputs, stop));
        } catch (ExecutionException failure) {
            refuseCancelled(failure);
            if (!isLost(stop.machine())) {
                leave(stop.words() + ": " + failure.getMessage());
            }
            return Optional.empty();
        }
    }

    /** True once its process ended or did not answer in time: what was measured on it is not all there is to measure. */
    boolean isLost(Machine machine) {
        return lost.containsKey(machine);
    }

    /** A failure that is none: the person stopped it. */
    static void refuseCancelled(ExecutionException failure) throws ExecutionException {
        if (failure.kind() == Code.CANCELLED) {
            throw failure;
        }
    }

    void leave(String sentence) {
        leftOut.add(sentence);
    }

    List<String> leftOut() {
        return new ArrayList<>(leftOut);
    }
}
