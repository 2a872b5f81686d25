package dev.reckoner.audit.sample;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import java.io.IOException;
import java.nio.ByteOrder;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Lets a model answer sentences and records the answers. */
final class SampleAnswers {
    private static final String OUTPUT = "last_hidden_state";
    private static final int HIDDEN = 384;

    private final Recorder recorder;
    private final Reexecutor runtime;
    private final List<SampleSentence> sentences;

    SampleAnswers(Recorder recorder, Reexecutor runtime, List<SampleSentence> sentences) {
        this.recorder = recorder;
        this.runtime = runtime;
        this.sentences = sentences;
    }

    /**
     * What was recorded.
     *
     * @param input digest of the token ids' file
     * @param output digest of the answer's file
     * @param hidden the answer
     */
    record Answer(Digest input, Digest output, Tensor hidden) {}

    /** Answers one sentence, alone or as the first of a batch, and signs the record. */
    Answer record(
            SampleInference inference, OnnxModel model, ModelReference declared, KeyPair signer, SampleEnclave enclave)
            throws IOException, ExecutionException {
        var own = sentences.get(inference.sentence()).tokens();
        var batch = new long[inference.batch()][];
        for (int row = 0; row < batch.length; row++) {
            batch[row] = sentences
                    .get((inference.sentence() + row) % sentences.size())
                    .tokens();
        }
        var execution = runtime.run(model, inputs(batch), SampleTrails.SERVING, Cancellation.none());
        var produced = execution.outputs().get(OUTPUT);
        if (!(produced instanceof Tensor hidden)) {
            throw new IOException("The sample's model has no output " + OUTPUT);
        }
        var outputs = new LinkedHashMap<String, OnnxValue>();
        var answer = firstRow(hidden, own.length);
        outputs.put(OUTPUT, answer);
        var recordedInputs = recorder.write(inputs(new long[][] {own}));
        var recordedOutputs = recorder.write(outputs);
        recorder.sign(
                request(inference, enclave),
                declared,
                recordedInputs,
                recordedOutputs,
                circumstances(inference, recordedInputs.getFirst().file()),
                signer);
        return new Answer(
                recordedInputs.getFirst().file(), recordedOutputs.getFirst().file(), answer);
    }

    /** Pools the hidden states of an earlier answer, and signs the record. */
    void pool(DerivedAnswer derived, Tensor hidden, OnnxModel model, ModelReference declared, SampleEnclave enclave)
            throws IOException, ExecutionException {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(PoolingModel.INPUT, hidden);
        recorder.record(request(derived, enclave), model, declared, inputs, SampleTrails.SERVING, enclave.signingKey());
    }

    /** Answers one sentence alone and signs the values between the operators too. */
    void recordTraced(
            SampleInference inference, OnnxModel model, ModelReference declared, KeyPair signer, SampleEnclave enclave)
            throws IOException, ExecutionException {
        var own = sentences.get(inference.sentence()).tokens();
        try {
            recorder.recordTraced(
                    request(inference, enclave),
                    model,
                    declared,
                    inputs(new long[][] {own}),
                    ExecutionProfile.CANONICAL,
                    TraceValues.ALL,
                    signer);
        } catch (CommitException e) {
            throw new IOException("The sample's model could not be traced: " + e.getMessage(), e);
        }
    }

    private static Recorder.Request request(PlannedAnswer planned, SampleEnclave enclave) {
        return new Recorder.Request(
                planned.label(),
                planned.madeAt(),
                planned.operator().provider,
                planned.operator().id,
                planned.application(),
                Optional.of(enclave.attestationId()));
    }

    private static Optional<ExecutionRecord> circumstances(SampleInference inference, Digest ownInput) {
        if (!inference.recordsExecution()) {
            return Optional.empty();
        }
        Optional<List<Digest>> batch = inference.batch() == 1 ? Optional.of(List.of(ownInput)) : Optional.empty();
        return Optional.of(Recorder.circumstances(SampleTrails.SERVING, batch));
    }

    /** The three inputs of a BERT encoder, rows padded to the longest with masked zeros. */
    private static SequencedMap<String, OnnxValue> inputs(long[][] batch) {
        int length = Arrays.stream(batch).mapToInt(row -> row.length).max().orElse(0);
        var ids = new long[batch.length * length];
        var mask = new long[batch.length * length];
        for (int row = 0; row < batch.length; row++) {
            System.arraycopy(batch[row], 0, ids, row * length, batch[row].length);
            Arrays.fill(mask, row * length, row * length + batch[row].length, 1);
        }
        var dims = List.of((long) batch.length, (long) length);
        var inputs = new LinkedHashMap<String, OnnxValue>();
        inputs.put("input_ids", Tensor.ofLongs(dims, ids));
        inputs.put("attention_mask", Tensor.ofLongs(dims, mask));
        inputs.put("token_type_ids", Tensor.ofLongs(dims, new long[ids.length]));
        return inputs;
    }

    /** The first row of [batch, padded, 384], without its padding. */
    private static Tensor firstRow(Tensor hidden, int length) {
        var values = new float[length * HIDDEN];
        hidden.data().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return Tensor.ofFloats(List.of(1L, (long) length, (long) HIDDEN), values);
    }
}
