package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTraceTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(1);
    private static final long KILOBYTE = 1 << 10;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    /** The encoder makes 6.3 MB of values for so many tokens, the largest of 147 KB. */
    @ParameterizedTest
    @ValueSource(longs = {1, 200 * KILOBYTE, 1_000 * KILOBYTE, 1 << 30})
    void itIsTheSameWhateverMemoryItMayTakeAndTakesAboutThat(long memory) throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(2, 12);
        var whole = REEXECUTOR
                .run(
                        model.edited(new Edit.Expose(
                                List.copyOf(OperatorGraph.of(model).values()))),
                        inputs,
                        ExecutionProfile.CANONICAL,
                        Cancellation.none())
                .outputs();
        WatchedReexecutor watched = new WatchedReexecutor(REEXECUTOR, Long.MAX_VALUE);
        List<String> order = new ArrayList<>();
        new OperatorTrace(watched, memory)
                .stream(
                        model,
                        inputs,
                        (maker, name, value) -> {
                            assertThat(value).as(name).isEqualTo(whole.get(name));
                            order.add(name);
                        },
                        Cancellation.none());
        assertThat(order).containsExactlyElementsOf(OperatorGraph.of(model).values());
        long largest = whole.values().stream().mapToLong(ValueBytes::of).max().orElseThrow();
        assertThat(watched.most()).isLessThanOrEqualTo(Math.max(3 * memory, 4 * largest));
        assertThat(watched.runs()).isLessThan(memory == 1 ? 700 : memory < 1_000 * KILOBYTE ? 400 : 120);
    }

    @Test
    void whatIsTooMuchAtOnceIsRunInSmallerParts() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(2, 12);
        WatchedReexecutor limited = new WatchedReexecutor(REEXECUTOR, 300 * KILOBYTE);
        assertThat(new OperatorTrace(limited, 1 << 30).hold(model, inputs, Cancellation.none()))
                .isEqualTo(new OperatorTrace(REEXECUTOR, 1 << 30).hold(model, inputs, Cancellation.none()));
    }

    @Test
    void inAProcessOfItsOwnItIsTheSame() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(1, 6);
        try (WorkerReexecutor worker = new WorkerReexecutor(WorkerSetup.ordinary())) {
            assertThat(new OperatorTrace(worker, 200 * KILOBYTE).hold(model, inputs, Cancellation.none()))
                    .isEqualTo(new OperatorTrace(REEXECUTOR, 1 << 30).hold(model, inputs, Cancellation.none()));
        }
    }

    /** The runtime does not hand out numbers of 4 bits, nor does an empty sequence say of what type it is. */
    @Test
    void whatCannotBeHeldIsLeftOutAndMadeAgainForThoseWhoNeedIt() throws Exception {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addNode(SmallModels.node("Cast", "four", "x")
                        .addAttribute(SmallModels.integer("to", ElementType.INT4.number())))
                .addNode(SmallModels.node("SequenceEmpty", "none")
                        .addAttribute(SmallModels.integer("dtype", ElementType.FLOAT.number())))
                .addNode(SmallModels.node("Abs", "a", "x"))
                .addNode(SmallModels.node("SequenceInsert", "one", "none", "a"))
                .addNode(SmallModels.node("Cast", "back", "four")
                        .addAttribute(SmallModels.integer("to", ElementType.FLOAT.number())))
                .addNode(SmallModels.node("ConcatFromSequence", "c", "one")
                        .addAttribute(SmallModels.integer("axis", 0)));
        OnnxModel model = OnnxModel.of(SmallModels.model(
                        graph, SmallModels.node("Add", "y", "c", "back"), SmallModels.tensor(ElementType.FLOAT, "n"))
                .toByteArray());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(2L), -3, 2));
        for (long memory : new long[] {1, 1 << 20}) {
            var trace = new OperatorTrace(REEXECUTOR, memory).hold(model, inputs, Cancellation.none());
            assertThat(trace.keySet()).containsExactly("none", "a", "one", "back", "c", "y");
            assertThat(trace.get("y")).isEqualTo(Tensor.ofFloats(List.of(2L), 0, 4));
        }
    }

    @Test
    void aModelThatCannotBeRunSaysWhy() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2, 3).toByteArray());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(2L), 1, 2));
        OperatorTrace trace = new OperatorTrace(REEXECUTOR, 1 << 20);
        assertThatThrownBy(() -> trace.hold(model, inputs, Cancellation.none()))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("Add");
        Cancellation cancelled = Cancellation.none();
        cancelled.cancel();
        assertThatThrownBy(() -> trace.hold(model, inputs, cancelled))
                .isInstanceOf(ExecutionException.class)
                .hasMessage("The run was cancelled.");
    }
}
