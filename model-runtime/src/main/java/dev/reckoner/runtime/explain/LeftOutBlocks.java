package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The model with one block left out, or with the last few. What comes after is run with what came before. */
final class LeftOutBlocks {
    private final Trial trial;
    private final OperatorGraph graph;
    private final Blocks blocks;
    private final SequencedMap<String, OnnxValue> given;

    /** @param given values inside the model, as the whole model gives them */
    LeftOutBlocks(Trial trial, OperatorGraph graph, Blocks blocks, SequencedMap<String, OnnxValue> given) {
        this.trial = trial;
        this.graph = graph;
        this.blocks = blocks;
        this.given = given;
    }

    void tryAll() throws ExecutionException {
        int count = blocks.count();
        for (int block = count; block >= 1; block--) {
            String which = block == count ? "the last of its " + count + " layers" : "layer " + block + " of " + count;
            test("without " + which, block - 1, block);
        }
        for (int left = 2; left <= count; left++) {
            test("without the last " + left + " of its " + count + " layers", count - left, count);
        }
    }

    /** What comes after boundary {@code to}, with the value of boundary {@code from} in its place. */
    private void test(String label, int from, int to) throws ExecutionException {
        OnnxValue before = given.get(blocks.boundaries().get(from));
        String replaced = blocks.boundaries().get(to);
        if (before == null) {
            trial.refuse();
            return;
        }
        if (replaced.equals(trial.answer().output())) {
            offer(label, InnerValues.asOutput(trial, before));
            return;
        }
        int after = graph.maker(replaced).orElseThrow() + 1;
        Optional<SequencedMap<String, OnnxValue>> inputs = inputs(after, replaced, before);
        if (inputs.isEmpty()) {
            trial.refuse();
            return;
        }
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        inputs.get().forEach((name, value) -> ValueTypes.of(value).ifPresent(type -> types.put(name, type)));
        OnnxModel rest = trial.question()
                .model()
                .model()
                .edited(new Edit.Segment(after, graph.operators().size(), types));
        trial.run(Kind.SKIPPED, label, rest, inputs.get(), trial.question().profile())
                .ifPresent(outputs -> offer(label, outputs));
    }

    private void offer(String label, SequencedMap<String, OnnxValue> outputs) {
        trial.offer(
                new Hypothesis(Kind.SKIPPED, label, outputs, trial.question().inputs()));
    }

    /** Empty if a value was too large to be kept. */
    private Optional<SequencedMap<String, OnnxValue>> inputs(int after, String replaced, OnnxValue before) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        for (String name : graph.liveIn(after, graph.operators().size())) {
            OnnxValue value = name.equals(replaced) ? before : given.get(name);
            value = value == null ? trial.question().inputs().get(name) : value;
            if (value == null) {
                return Optional.empty();
            }
            inputs.put(name, value);
        }
        return Optional.of(inputs);
    }
}
