package dev.reckoner.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 3.2 and 3.3 of the measurements: every view of a model computes what the whole model computes, bit for bit. */
class EditedModelTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(2);
    private static final int ROWS = 2;
    private static final int TOKENS = 8;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyOperatorOfTheEncoderGivesTheSameBitsInTheGraphAndOnItsOwn(boolean quantised) throws Exception {
        OnnxModel model = quantised ? SentenceEncoder.quantised() : SentenceEncoder.precise();
        OperatorGraph graph = OperatorGraph.of(model);
        assertThat(graph.operators()).hasSize(quantised ? 772 : 637);
        SequencedMap<String, OnnxValue> trace = trace(model, graph);
        SequencedMap<String, OnnxValue> plain = run(model, SentenceEncoder.tokens(ROWS, TOKENS));
        plain.forEach((name, value) -> assertThat(trace.get(name)).as(name).isEqualTo(value));

        List<Integer> all = graph.operators().stream().map(Operator::index).toList();
        SequencedMap<String, OnnxValue> used = values(
                trace,
                graph.operators().stream()
                        .flatMap(operator -> graph.valuesUsedBy(operator).stream())
                        .distinct()
                        .toList());
        SequencedMap<String, OnnxValue> alone = run(model.edited(new Edit.Cut(all, types(used))), used);
        assertThat(alone).hasSize(graph.values().size());
        graph.values()
                .forEach(name -> assertThat(alone.get(Edit.Cut.outputName(name)))
                        .as(name)
                        .isEqualTo(trace.get(name)));
    }

    @Test
    void segmentsFromEndToEndGiveWhatTheWholeModelGives() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        OperatorGraph graph = OperatorGraph.of(model);
        SequencedMap<String, OnnxValue> known = new LinkedHashMap<>(SentenceEncoder.tokens(ROWS, TOKENS));
        int parts = 5;
        for (int part = 0; part < parts; part++) {
            int from = part * graph.operators().size() / parts;
            int to = (part + 1) * graph.operators().size() / parts;
            SequencedMap<String, OnnxValue> in = values(known, graph.liveIn(from, to));
            SequencedMap<String, OnnxValue> out = run(model.edited(new Edit.Segment(from, to, types(in))), in);
            assertThat(out.keySet()).isEqualTo(graph.liveOut(from, to));
            known.putAll(out);
        }
        run(model, SentenceEncoder.tokens(ROWS, TOKENS))
                .forEach((name, value) -> assertThat(known.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void theDigestOfAnEditedModelTellsWhichModelAndWhichEdit() throws Exception {
        OnnxModel precise = SentenceEncoder.precise();
        String last = OperatorGraph.of(precise).values().getLast();
        String first = OperatorGraph.of(precise).values().getFirst();
        OnnxModel edited = precise.edited(new Edit.Expose(List.of(last)));
        assertThat(edited.sha256())
                .isEqualTo(precise.edited(new Edit.Expose(List.of(last))).sha256())
                .isNotEqualTo(precise.edited(new Edit.Expose(List.of(first))).sha256())
                .isNotEqualTo(SentenceEncoder.quantised()
                        .edited(new Edit.Expose(List.of(last)))
                        .sha256())
                .isNotEqualTo(precise.sha256());
    }

    private static SequencedMap<String, OnnxValue> trace(OnnxModel model, OperatorGraph graph) throws Exception {
        SequencedMap<String, OnnxValue> trace = new LinkedHashMap<>(SentenceEncoder.tokens(ROWS, TOKENS));
        trace.putAll(
                run(model.edited(new Edit.Expose(List.copyOf(graph.values()))), SentenceEncoder.tokens(ROWS, TOKENS)));
        return trace;
    }

    private static SequencedMap<String, OnnxValue> run(OnnxModel model, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException {
        return REEXECUTOR
                .run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
    }

    private static SequencedMap<String, OnnxValue> values(
            SequencedMap<String, OnnxValue> from, SequencedCollection<String> names) {
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, from.get(name)));
        return values;
    }

    private static SequencedMap<String, TypeProto> types(SequencedMap<String, OnnxValue> values) {
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        values.forEach((name, value) -> types.put(name, ValueTypes.of(value).orElseThrow()));
        return types;
    }
}
