package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.RootSet;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Traces a run into a folder. */
public final class TraceFolderWriter {
    private final Path folder;
    private final Reexecutor runtime;

    /** Writes into that folder, which is made, or is empty. */
    public TraceFolderWriter(Path folder, Reexecutor runtime) {
        this.folder = folder;
        this.runtime = runtime;
    }

    /**
     * Runs the model, and again so that its values come out.
     *
     * @param profile without optimisations, as {@link TracedRun}
     */
    public TraceFolder write(
            OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile, TraceValues values)
            throws IOException, CommitException, ExecutionException, ModelException {
        Files.createDirectories(folder.resolve("tensors"));
        Execution run = runtime.run(model, inputs, profile, Cancellation.none());
        var traced = new TracedRun(runtime, this::keep).trace(model, inputs, run, profile, values);
        var set = RootSet.of(
                model,
                inputs,
                ListedValues.hash(traced.list().root()),
                run.outputs(),
                run.environment(),
                Rfc6962Tree.TREE);
        var roots = TraceRoots.of(
                set,
                traced.list(),
                kept(inputs),
                kept(run.outputs()),
                run.environment().values());
        Files.write(folder.resolve(TraceReader.FILE), traced.list().write());
        Files.write(folder.resolve(TraceFolder.ROOTS), roots.write());
        return TraceFolder.open(folder);
    }

    private List<TraceRoots.Value> kept(SequencedMap<String, OnnxValue> values) throws IOException {
        var kept = new ArrayList<TraceRoots.Value>();
        for (var value : values.sequencedEntrySet()) {
            kept.add(TraceRoots.Value.of(value.getKey(), value.getValue(), keep(ValueProtos.write(value.getValue()))));
        }
        return kept;
    }

    private Digest keep(byte[] content) throws IOException {
        var digest = Digest.sha256(content);
        var file = folder.resolve(TraceReader.valueEntry(digest));
        if (!Files.exists(file)) {
            Files.write(file, content);
        }
        return digest;
    }
}
