package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.IntToLongFunction;

/** Claims about all-MiniLM-L6-v2, and what explains them. */
final class Encoder implements AutoCloseable {
    static final String NAME = "all-MiniLM-L6-v2";
    static final String OUTPUT = "last_hidden_state";
    static final int WIDTH = 384;

    private final InProcessReexecutor reexecutor = new InProcessReexecutor(16);
    private final NamedModel precise;
    private final NamedModel quantised;

    Encoder() throws Exception {
        precise = new NamedModel(NAME, SentenceEncoder.precise());
        quantised = new NamedModel(NAME + " int8", SentenceEncoder.quantised());
    }

    OnnxModel model() {
        return precise.model();
    }

    NamedModel precise() {
        return precise;
    }

    NamedModel quantised() {
        return quantised;
    }

    InProcessReexecutor reexecutor() {
        return reexecutor;
    }

    /** Random tokens, nothing masked. */
    static SequencedMap<String, OnnxValue> tokens(long seed, int rows, int length) {
        long[] ids = new Random(seed).longs((long) rows * length, 1000, 20_000).toArray();
        return inputs(rows, length, i -> ids[i], i -> 1);
    }

    static SequencedMap<String, OnnxValue> inputs(int rows, int length, IntToLongFunction ids, IntToLongFunction mask) {
        List<Long> dims = List.of((long) rows, (long) length);
        long[] tokens = new long[rows * length];
        long[] counted = new long[rows * length];
        Arrays.setAll(tokens, ids::applyAsLong);
        Arrays.setAll(counted, mask::applyAsLong);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", Tensor.ofLongs(dims, tokens));
        inputs.put("attention_mask", Tensor.ofLongs(dims, counted));
        inputs.put("token_type_ids", Tensor.ofLongs(dims, new long[rows * length]));
        return inputs;
    }

    SequencedMap<String, OnnxValue> run(
            OnnxModel model, ExecutionProfile profile, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException {
        return reexecutor.run(model, inputs, profile, Cancellation.none()).outputs();
    }

    /** What the model gives as the runtime runs it unless it is asked for something else. */
    SequencedMap<String, OnnxValue> usual(OnnxModel model, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException {
        return run(model, ExecutionProfile.DEFAULT, inputs);
    }

    /** Sold as the precise model. */
    Question question(SequencedMap<String, OnnxValue> inputs, SequencedMap<String, OnnxValue> claimed)
            throws ExecutionException {
        var recomputed = run(model(), ExecutionProfile.CANONICAL, inputs);
        return new Question(precise, inputs, claimed, recomputed, ExecutionProfile.CANONICAL);
    }

    Explanation explain(Question question) throws ExecutionException {
        return new Explainer(reexecutor).explain(question, Cancellation.none(), Progress.NONE);
    }

    static SequencedMap<String, OnnxValue> answer(Tensor value) {
        SequencedMap<String, OnnxValue> answer = new LinkedHashMap<>();
        answer.put(OUTPUT, value);
        return answer;
    }

    static Tensor tensor(SequencedMap<String, OnnxValue> values, String name) {
        return (Tensor) Objects.requireNonNull(values.get(name));
    }

    static float[] numbers(SequencedMap<String, OnnxValue> outputs) {
        return Rows.floats((Tensor) outputs.firstEntry().getValue());
    }

    @Override
    public void close() {
        reexecutor.close();
    }
}
