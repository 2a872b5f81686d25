package dev.reckoner.audit.recorder;

import dev.reckoner.audit.trace.TracedRun;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.device.OnnxRuntime;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** Runs a model and leaves a signed record of each inference in a bundle. */
public final class Recorder {
    private static final Set<String> CIRCUMSTANCES = Set.of("ort.jar.sha256", "ort.library.sha256", "cpu.name");

    private final Reexecutor runtime;
    private final BundleWriter bundle;

    /** Records into that bundle; the caller closes both. */
    public Recorder(Reexecutor runtime, BundleWriter bundle) {
        this.runtime = runtime;
        this.bundle = bundle;
    }

    /**
     * Who answers whom, and how.
     *
     * @param attestation id of the attestation document that binds the signing key
     */
    public record Request(
            String label,
            Instant madeAt,
            String provider,
            String operator,
            String application,
            Optional<Digest> attestation) {}

    /** Runs the model, writes inputs and outputs, signs the record. */
    public void record(
            Request request,
            OnnxModel model,
            ModelReference declared,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            KeyPair signer)
            throws IOException, ExecutionException {
        var execution = runtime.run(model, inputs, profile, Cancellation.none());
        var recordedInputs = write(inputs);
        var record = circumstances(profile, batch(recordedInputs));
        sign(request, declared, recordedInputs, write(execution.outputs()), Optional.of(record), signer);
    }

    /**
     * The same, with the values of the operators in the bundle and their root in the record. The model is run once more for each wave
     * of values.
     *
     * @param profile without optimisations
     * @return the trace that was made
     * @throws CommitException as {@link TracedRun}
     */
    public TracedRun.Traced recordTraced(
            Request request,
            OnnxModel model,
            ModelReference declared,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            TraceValues values,
            KeyPair signer)
            throws IOException, ExecutionException, CommitException {
        var execution = runtime.run(model, inputs, profile, Cancellation.none());
        var traced = new TracedRun(runtime, bundle::tensor).trace(model, inputs, execution, profile, values);
        var recordedInputs = write(inputs);
        var record = circumstances(profile, batch(recordedInputs));
        var outputs = write(execution.outputs());
        var root = bundle.trace(asDeclared(traced.list(), declared));
        sign(request, declared, recordedInputs, outputs, Optional.of(record), Optional.of(root), signer);
        return traced;
    }

    /** The list names the model that the record names: it is part of what is recorded, not of what is measured. */
    private static TraceManifest asDeclared(TraceManifest list, ModelReference declared) {
        return TraceManifest.of(declared.digest().orElse(list.model()), list.values(), list.leaves());
    }

    /** Signs a record of an inference that ran elsewhere. */
    public void sign(
            Request request,
            ModelReference declared,
            List<RecordedTensor> inputs,
            List<RecordedTensor> outputs,
            Optional<ExecutionRecord> execution,
            KeyPair signer)
            throws IOException {
        sign(request, declared, inputs, outputs, execution, Optional.empty(), signer);
    }

    private void sign(
            Request request,
            ModelReference declared,
            List<RecordedTensor> inputs,
            List<RecordedTensor> outputs,
            Optional<ExecutionRecord> execution,
            Optional<Digest> traceRoot,
            KeyPair signer)
            throws IOException {
        bundle.record(
                new InferenceRecord(
                        request.label(),
                        request.madeAt(),
                        request.provider(),
                        request.operator(),
                        request.application(),
                        Optional.empty(),
                        declared,
                        inputs,
                        outputs,
                        execution,
                        request.attestation(),
                        traceRoot),
                signer);
    }

    /** Writes tensors into the bundle. */
    public List<RecordedTensor> write(SequencedMap<String, OnnxValue> values) throws IOException {
        var recorded = new ArrayList<RecordedTensor>();
        for (var value : values.sequencedEntrySet()) {
            if (!(value.getValue() instanceof Tensor tensor)) {
                throw new IOException("The value " + value.getKey() + " is not a tensor; bundles record tensors.");
            }
            var file = bundle.tensor(TensorProtos.write(tensor));
            recorded.add(new RecordedTensor(value.getKey(), file, Digest.ofSha256(tensor.sha256())));
        }
        return recorded;
    }

    /** The batch of an inference that ran alone: its own first input. */
    private static Optional<List<Digest>> batch(List<RecordedTensor> inputs) {
        return inputs.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(inputs.getFirst().file()));
    }

    /**
     * The execution record of a run in that profile on this machine: all by which equal inputs have to give equal bits, as far as it
     * can be read here.
     */
    public static ExecutionRecord circumstances(ExecutionProfile profile, Optional<List<Digest>> batch) {
        var here = EnvironmentRecord.here(profile.provider()).values();
        return new ExecutionRecord(
                "onnxruntime " + OnnxRuntime.version(),
                profile.provider().name(),
                profile.optimisation().name(),
                profile.intraOpThreads(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + here.getOrDefault("cpu.instructions", "instruction sets unknown"),
                batch,
                options(profile, here));
    }

    /** What has no field of its own in the record, under the names of {@link EnvironmentRecord}. */
    private static Map<String, String> options(ExecutionProfile profile, Map<String, String> here) {
        var options = new TreeMap<String, String>();
        options.put("mode", profile.parallel() ? "PARALLEL" : "SEQUENTIAL");
        here.forEach((name, value) -> {
            boolean ofDevice = !profile.provider().isCpu() && (name.startsWith("ep.") || name.startsWith("device."));
            if (CIRCUMSTANCES.contains(name) || ofDevice) {
                options.put(name, value);
            }
        });
        return options;
    }
}
