package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceLeaf;
import dev.reckoner.runtime.commit.TracePosition;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.commit.Tracer;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.execute.Unroller;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Makes the trace of a run and keeps its values one after the other, so that it need not fit in memory. */
public final class TracedRun {
    private final Reexecutor runtime;
    private final Store store;

    /** Keeps the file of a value. */
    @FunctionalInterface
    public interface Store {
        /** Keeps the bytes, once where they come twice; their SHA-256. */
        Digest keep(byte[] content) throws IOException;
    }

    /** Runs models there and keeps values there. */
    public TracedRun(Reexecutor runtime, Store store) {
        this.runtime = runtime;
        this.store = store;
    }

    /**
     * A trace that was made.
     *
     * @param list the list of its values
     * @param bytes of the files of the values; a file that is named twice counts once
     */
    public record Traced(TraceManifest list, long bytes) {}

    /**
     * Traces a run that was made in the same profile.
     *
     * @throws CommitException TC-RANDOM; TC-OPTIMISED if the profile optimises, since a trace is of the graph as it is written; TC-REPEAT
     *     if the trace does not end in the bits that the run ended in; TC-SIZE if the model has more values than a list may name
     */
    public Traced trace(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            Execution run,
            ExecutionProfile profile,
            TraceValues values)
            throws CommitException, ExecutionException, IOException {
        if (profile.optimisation() != ExecutionProfile.Optimisation.NO_OPT) {
            throw new CommitException(
                    "TC-OPTIMISED",
                    "A trace is of the graph as it is written: it cannot be made of a run with optimisations.");
        }
        var seen = values == TraceValues.INNER
                ? new Unroller(runtime, Cancellation.none()).unrolled(model, inputs)
                : model;
        var wanted = values.of(seen);
        if (wanted.size() > Limits.TRACE_LEAVES) {
            throw new CommitException(
                    "TC-SIZE",
                    "The model has " + wanted.size() + " values, more than the " + Limits.TRACE_LEAVES
                            + " that a list may name; take those of the layers only.");
        }
        var leaves = new ArrayList<dev.reckoner.trail.trace.TraceLeaf>();
        var kept = new HashSet<Digest>();
        long[] bytes = {0};
        new Tracer(runtime).trace(seen, inputs, profile, wanted, Cancellation.none(), (position, value) -> {
            var content = ValueProtos.write(value);
            var file = store.keep(content);
            bytes[0] += kept.add(file) ? content.length : 0;
            leaves.add(listed(position, value, run, file));
        });
        return new Traced(list(model, values, leaves), bytes[0]);
    }

    /** Signing a trace that the run did not go through would be held against whoever signed it. */
    private static dev.reckoner.trail.trace.TraceLeaf listed(
            TracePosition position, OnnxValue value, Execution run, Digest file) throws IOException {
        var output = run.outputs().get(position.valueName());
        if (output != null && !output.equals(value)) {
            var sentence = "The output " + position.name()
                    + " is not the same when the model is run again here, so that no trace of the run can be made.";
            throw new IOException(sentence, new CommitException("TC-REPEAT", sentence));
        }
        return ListedValues.listed(TraceLeaf.of(position, value, Rfc6962Tree.TREE), value, file);
    }

    private static TraceManifest list(
            OnnxModel model, TraceValues values, List<dev.reckoner.trail.trace.TraceLeaf> leaves) {
        return TraceManifest.of(Digest.ofSha256(model.sha256()), values.name().toLowerCase(Locale.ROOT), leaves);
    }
}
