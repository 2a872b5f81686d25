package dev.reckoner.runtime.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracerTest {
    private static final InProcessReexecutor RUNTIME = new InProcessReexecutor(2);
    private static final SequencedMap<String, OnnxValue> TOKENS = SentenceEncoder.tokens(1, 6);

    @AfterAll
    static void close() {
        RUNTIME.close();
    }

    /** Bytes for one run, for a few, and for one value a run after the first wave is known. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 30, 600_000})
    void wavesGiveWhatTheWholeRunGives(long bytes) throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        List<TracePosition> positions = new ArrayList<>();
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        new Tracer(RUNTIME, bytes)
                .trace(
                        model,
                        TOKENS,
                        ExecutionProfile.CANONICAL,
                        TraceValues.ALL.of(model),
                        Cancellation.none(),
                        (position, value) -> {
                            positions.add(position);
                            values.put(position.name(), value);
                        });
        assertThat(positions)
                .isEqualTo(TracePosition.of(OperatorGraph.of(model)))
                .hasSize(637);
        RUNTIME.run(model, TOKENS, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs()
                .forEach((name, value) -> assertThat(values.get(name)).isEqualTo(value));
        HeldTrace whole = HeldTrace.of(model, TOKENS, RUNTIME);
        assertThat(values.sequencedValues()).containsExactlyElementsOf(whole.values());
    }

    /** A process hands over so many bytes and no more; what comes next may be far larger than what came before. */
    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"OUTPUT_UNSUPPORTED", "MEMORY_LIMIT"})
    void aWaveThatIsTooLargeIsRunInHalves(Code code) throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        HeldTrace whole = HeldTrace.of(model, TOKENS, RUNTIME);
        List<OnnxValue> values = new ArrayList<>();
        new Tracer(few(40, code), Long.MAX_VALUE)
                .trace(
                        model,
                        TOKENS,
                        ExecutionProfile.CANONICAL,
                        TraceValues.ALL.of(model),
                        Cancellation.none(),
                        (position, value) -> values.add(value));
        assertThat(values).isEqualTo(whole.values());
        assertThatThrownBy(() -> HeldTrace.of(model, TOKENS, few(0, code)))
                .isInstanceOfSatisfying(
                        ExecutionException.class, e -> assertThat(e.kind()).isEqualTo(code));
    }

    /** A runtime that hands over so many values at most. */
    private static Reexecutor few(int most, Code code) {
        return new Reexecutor() {
            @Override
            public Execution run(
                    OnnxModel model,
                    SequencedMap<String, OnnxValue> inputs,
                    ExecutionProfile profile,
                    Cancellation cancellation)
                    throws ExecutionException {
                if (model.outputs().size() > most) {
                    throw new ExecutionException(code, "Too much.");
                }
                return RUNTIME.run(model, inputs, profile, cancellation);
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void aModelThatDrawsRandomNumbersIsNotTraced() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.model(
                        dev.reckoner.runtime.onnx.proto.GraphProto.newBuilder()
                                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n"))),
                        SmallModels.node("RandomNormalLike", "y", "x"),
                        SmallModels.tensor(ElementType.FLOAT, "n"))
                .toByteArray());
        SequencedMap<String, OnnxValue> x = new LinkedHashMap<>();
        x.put("x", Tensor.ofFloats(List.of(1L), 1));
        assertThatThrownBy(() -> HeldTrace.of(model, x, RUNTIME))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-RANDOM"))
                .hasMessageContaining("RandomNormalLike");
    }

    @Test
    void matrixProductsAndTheHandsBetweenLayersAreChosenByTheGraphAlone() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        assertThat(TraceValues.ALL.of(model)).hasSize(637);
        assertThat(TraceValues.MATMUL.of(model))
                .hasSize(49)
                .contains("last_hidden_state")
                .filteredOn(name -> !name.contains("MatMul"))
                .hasSize(1);
        List<String> layers = new ArrayList<>(TraceValues.LAYERS.of(model));
        assertThat(layers.removeLast()).isEqualTo("last_hidden_state");
        assertThat(layers).hasSize(11).allMatch(name -> name.endsWith("LayerNorm/Add_1_output_0"));
        assertThat(TraceValues.LAYERS.of(SentenceEncoder.quantised()))
                .contains("last_hidden_state", "/encoder/layer.3/output/LayerNorm/Add_1_output_0")
                .hasSizeLessThan(20);
    }

    @Test
    void theRootsOfARunTellModelInputsOutputsAndEnvironmentApart() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());
        OnnxModel heavier = OnnxModel.of(SmallModels.addition(1, 3).toByteArray());
        SequencedMap<String, OnnxValue> x = new LinkedHashMap<>();
        x.put("x", Tensor.ofFloats(List.of(2L), 1, 1));
        var run = RUNTIME.run(model, x, ExecutionProfile.CANONICAL, Cancellation.none());
        Hash trace = HeldTrace.of(model, x, RUNTIME).commitment().root();
        RootSet roots = RootSet.of(model, x, trace, run.outputs(), run.environment(), HeldTrace.TREE);
        assertThat(roots.model().hex()).isEqualTo(model.sha256());
        assertThat(roots).isEqualTo(RootSet.of(model, x, trace, run.outputs(), run.environment(), HeldTrace.TREE));
        RootSet other = RootSet.of(heavier, x, trace, run.outputs(), run.environment(), HeldTrace.TREE);
        assertThat(other.weights()).isNotEqualTo(roots.weights());
        assertThat(other.graph()).isNotEqualTo(roots.graph());
        assertThat(other.inputs()).isEqualTo(roots.inputs());
        assertThat(other.root(HeldTrace.TREE)).isNotEqualTo(roots.root(HeldTrace.TREE));
        RootSet elsewhere =
                RootSet.of(model, x, trace, run.outputs(), run.environment().with("threads", 7), HeldTrace.TREE);
        assertThat(elsewhere.environment()).isNotEqualTo(roots.environment());
        assertThat(elsewhere.outputs()).isEqualTo(roots.outputs());
    }

    @Test
    void theRootOverInputsIsWrittenOutByHand() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());
        Tensor value = Tensor.ofFloats(List.of(2L), 1, 1);
        SequencedMap<String, OnnxValue> x = new LinkedHashMap<>();
        x.put("x", value);
        var run = RUNTIME.run(model, x, ExecutionProfile.CANONICAL, Cancellation.none());
        RootSet roots = RootSet.of(model, x, Hash.ofText(""), run.outputs(), run.environment(), HeldTrace.TREE);
        byte[] content =
                java.util.HexFormat.of().parseHex("00" + Hash.ofText("x").hex() + value.sha256());
        assertThat(roots.inputs()).isEqualTo(Hash.ofBytes(content));
    }
}
