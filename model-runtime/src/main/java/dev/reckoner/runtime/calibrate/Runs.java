package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** The runs of one calibration: where they stop, what they tell of their progress, and what could not be run. */
final class Runs {
    private final OnnxModel model;
    private final Cancellation cancellation;
    private final CalibrationProgress progress;
    private final SequencedSet<String> leftOut = new LinkedHashSet<>();

    Runs(OnnxModel model, Cancellation cancellation, CalibrationProgress progress) {
        this.model = model;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    OnnxModel model() {
        return model;
    }

    void report(int done, int total, String what) {
        progress.report(done, total, what);
    }

    /** A run without which there is nothing to compare with. */
    Execution needed(OnnxModel which, SequencedMap<String, OnnxValue> inputs, Tour.Stop stop)
            throws ExecutionException {
        if (cancellation.isCancelled()) {
            throw new ExecutionException(Code.CANCELLED, "The calibration was cancelled.");
        }
        return stop.machine().reexecutor().run(which, inputs, stop.profile(), cancellation);
    }

    /** A run that may fail; then the configuration is left out, and told so. */
    Optional<Execution> tried(SequencedMap<String, OnnxValue> inputs, Tour.Stop stop) throws ExecutionException {
        try {
            return Optional.of(needed(model, inputs, stop));
        } catch (ExecutionException failure) {
            refuseCancelled(failure);
            leave(stop.words() + ": " + failure.getMessage());
            return Optional.empty();
        }
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
