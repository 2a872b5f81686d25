package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Outputs that choose are judged by the numbers inside the model that they choose by. */
class ChoiceTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();

    private final Tensor scores = Tensor.ofFloats(List.of(2L, 3L), 1, 1.0000001f, 0, 3, 2, 1);

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void theLargestOfNumbersInsideTheModelIsFoundBehindWhatHandsItOn() throws Exception {
        OnnxModel model = model(
                SmallModels.node("ArgMax", "places", "inside").addAttribute(SmallModels.integer("axis", 1)),
                SmallModels.node("Identity", "same", "places"));
        Choice choice = Choice.of(model, "y").orElseThrow();

        assertThat(choice.deciding()).containsExactly("inside");
        assertThat(judged(choice, model, 0, 0).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(judged(choice, model, 1, 1).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(judged(choice, model, 1, 0).verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void theSmallestOfThemToo() throws Exception {
        OnnxModel model = model(
                SmallModels.node("ArgMin", "places", "inside").addAttribute(SmallModels.integer("axis", -1)),
                SmallModels.node("Identity", "same", "places"));
        Choice choice = Choice.of(model, "y").orElseThrow();

        assertThat(judged(choice, model, 2, 2).verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(judged(choice, model, 2, 0).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void thePlacesOfTheLargestFewButNotTheirValues() throws Exception {
        OnnxModel model = model(
                SmallModels.node("TopK", "values", "inside", "k").addOutput("places"),
                SmallModels.node("Identity", "same", "places"));
        Choice choice = Choice.of(model, "y").orElseThrow();

        assertThat(judged(choice, model, 0, 1, 0, 1).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(judged(choice, model, 1, 2, 0, 1).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(Choice.of(
                        model(
                                SmallModels.node("TopK", "values", "inside", "k")
                                        .addOutput("places"),
                                SmallModels.node("Identity", "same", "values")),
                        "y"))
                .isEmpty();
    }

    @Test
    void whatIsAboveAThresholdAmongTheWeights() throws Exception {
        OnnxModel model = model(
                SmallModels.node("Greater", "above", "inside", "threshold"),
                SmallModels.node("Cast", "same", "above")
                        .addAttribute(SmallModels.integer("to", ElementType.INT64.number())));
        Choice choice = Choice.of(model, "y").orElseThrow();

        assertThat(choice.deciding()).containsExactly("inside", "threshold");
        // The first is not above 1, but almost.
        assertThat(judged(choice, model, 1, 1, 0, 1, 1, 0).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(judged(choice, model, 0, 1, 0, 0, 1, 0).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    /** Numbers of 32 bits have its rounding, in whatever type they are compared. */
    @Test
    void aNumberJustAboveAThresholdMayBeBelowItElsewhere() throws Exception {
        OnnxModel model = model(
                SmallModels.node("Less", "below", "threshold", "inside"),
                SmallModels.node("Cast", "same", "below")
                        .addAttribute(SmallModels.integer("to", ElementType.INT64.number())));
        Choice choice = Choice.of(model, "y").orElseThrow();

        assertThat(judged(choice, model, 0, 0, 0, 1, 1, 0).verdict())
                .as("1.0000001 halved is above 0.5")
                .isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void whatOnlyTheRoundingOfSixteenBitsCouldTurnIsNotDecided() throws Exception {
        OnnxModel model = model(
                SmallModels.node("ArgMax", "places", "inside").addAttribute(SmallModels.integer("axis", 1)),
                SmallModels.node("Identity", "same", "places"));
        Choice choice = Choice.of(model, "y").orElseThrow();
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L, 3L), 1, 1.01f, 0));
        Tensor own = Tensor.ofLongs(List.of(1L, 1L), 1);
        Tensor claimed = Tensor.ofLongs(List.of(1L, 1L), 0);
        var halves = new Choice.Terms(Optional.empty(), ElementType.FLOAT16);

        assertThat(choice.judge(claimed, own, inputs, Choice.Terms.BY_TYPE, REEXECUTOR, Cancellation.none()))
                .hasValueSatisfying(it -> assertThat(it.verdict()).isEqualTo(Verdict.OUTSIDE));
        assertThat(choice.judge(claimed, own, inputs, halves, REEXECUTOR, Cancellation.none()))
                .hasValueSatisfying(it -> assertThat(it.verdict()).isEqualTo(Verdict.INCONCLUSIVE));
    }

    @Test
    void whatAChoiceRestsOnIsAlsoHowManyAreChosen() throws Exception {
        OnnxModel model = model(
                SmallModels.node("TopK", "values", "inside", "k").addOutput("places"),
                SmallModels.node("Reshape", "same", "places", "shape"));

        assertThat(Choice.of(model, "y").orElseThrow().restsOn()).containsExactly("inside", "k", "shape");
    }

    @Test
    void whatIsComputedIsNoChoice() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());

        assertThat(Choice.of(model, "y")).isEmpty();
        assertThat(Choice.of(model, "unknown")).isEmpty();
    }

    private Comparison judged(Choice choice, OnnxModel model, long... claimed) throws Exception {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", scores);
        Tensor own = (Tensor) REEXECUTOR
                .run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs()
                .firstEntry()
                .getValue();
        Optional<Comparison> judged = choice.judge(
                Tensor.ofLongs(own.dims(), claimed),
                own,
                inputs,
                Choice.Terms.BY_TYPE,
                REEXECUTOR,
                Cancellation.none());
        return judged.orElseThrow();
    }

    /** y = what the last operator hands on, of numbers that are no output. */
    private static OnnxModel model(NodeProto.Builder chooses, NodeProto.Builder handsOn) throws Exception {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "m")))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(), 0.5f), "half"))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(1L), 0.5f), "threshold"))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(1L), 2), "k"))
                .addNode(SmallModels.node("Mul", "inside", "x", "half"))
                .addNode(chooses)
                .addNode(handsOn);
        return OnnxModel.of(
                SmallModels.model(graph, SmallModels.node("Identity", "y", "same"), TypeProto.getDefaultInstance())
                        .toByteArray());
    }
}
