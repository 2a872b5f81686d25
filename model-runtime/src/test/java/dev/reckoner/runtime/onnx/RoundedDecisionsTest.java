package dev.reckoner.runtime.onnx;

import static dev.reckoner.runtime.onnx.SmallModels.integer;
import static dev.reckoner.runtime.onnx.SmallModels.node;
import static dev.reckoner.runtime.onnx.SmallModels.tensor;
import static dev.reckoner.runtime.onnx.SmallModels.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.List;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedDecisionsTest {
    @Test
    void anArgMaxOverComputedScoresDecides() throws Exception {
        assertThat(decisions(ElementType.INT64, node("Exp", "e", "x"), node("ArgMax", "y", "e")))
                .containsExactly("ArgMax");
    }

    @Test
    void anArgMaxOverTheInputItselfIsTheSameEverywhere() throws Exception {
        assertThat(decisions(ElementType.INT64, node("Transpose", "t", "x"), node("ArgMax", "y", "t")))
                .isEmpty();
    }

    @Test
    void arithmeticOnShapesIsExact() throws Exception {
        assertThat(decisions(
                        ElementType.FLOAT,
                        node("Exp", "e", "x"),
                        node("Shape", "s", "e"),
                        node("Add", "s2", "s", "s"),
                        node("Equal", "c", "s2", "s"),
                        node("Where", "s3", "c", "s", "s2"),
                        node("Expand", "y", "e", "s3")))
                .isEmpty();
    }

    @Test
    void aComparisonDecidesWhicheverWayItsAnswerGoes() throws Exception {
        assertThat(decisions(
                        ElementType.FLOAT,
                        node("Sigmoid", "p", "x"),
                        node("Greater", "c", "p", "x"),
                        node("Where", "y", "c", "p", "x")))
                .containsExactly("Greater");
    }

    @Test
    void aCastToWholeNumbersDecidesAndOneToNarrowerFloatsDoesNot() throws Exception {
        assertThat(decisions(
                        ElementType.INT64,
                        node("Exp", "e", "x"),
                        node("Cast", "y", "e").addAttribute(integer("to", ElementType.INT64.number()))))
                .containsExactly("Cast");
        assertThat(decisions(
                        ElementType.FLOAT16,
                        node("Exp", "e", "x"),
                        node("Cast", "y", "e").addAttribute(integer("to", ElementType.FLOAT16.number()))))
                .isEmpty();
    }

    @Test
    void aDecisionInABodyIsFound() throws Exception {
        var body = GraphProto.newBuilder()
                .setName("body")
                .addNode(node("Round", "r", "e"))
                .addOutput(value("r", tensor(ElementType.FLOAT, "n")));
        var branch = AttributeProto.newBuilder()
                .setName("then_branch")
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(body);
        assertThat(decisions(
                        ElementType.FLOAT,
                        node("Exp", "e", "x"),
                        node("If", "y", "c").addAttribute(branch)))
                .containsExactly("Round");
    }

    @Test
    void aSentenceEncoderDecidesOnlyWhereItIsQuantised() throws Exception {
        assertThat(RoundedDecisions.of(SentenceEncoder.precise())).isEmpty();
        assertThat(RoundedDecisions.of(SentenceEncoder.quantised())).containsExactly("DynamicQuantizeLinear");
    }

    @ParameterizedTest
    @CsvSource({
        "ai.onnx.ml, TreeEnsembleRegressor",
        "ai.onnx.ml, TreeEnsembleClassifier",
        "ai.onnx.ml, TreeEnsemble",
        "ai.onnx.ml, SVMClassifier",
        "ai.onnx.ml, LinearClassifier",
        "ai.onnx.ml, Binarizer",
        "'', QLinearMatMul",
        "'', QLinearConv",
        "'', QuantizeLinear",
        "com.microsoft, QGemm",
        "com.microsoft, QLinearAdd",
        "com.microsoft, MatMulNBits",
        "com.microsoft, MoE",
        "com.microsoft, Conv",
        "my.domain, Add",
        "'', AnOperatorOfTheYear2040"
    })
    void whatRoundsByItselfOrIsUnknownDecidesWhateverItIsFedWith(String domain, String operator) throws Exception {
        assertThat(decisions(ElementType.FLOAT, node(operator, "y", "x").setDomain(domain)))
                .containsExactly(operator);
    }

    @ParameterizedTest
    @CsvSource({
        "ai.onnx, Add",
        "com.microsoft, Attention",
        "com.microsoft, SkipLayerNormalization",
        "com.microsoft, FusedMatMul",
        "ai.onnx.ml, Scaler"
    })
    void fusedArithmeticDecidesNothing(String domain, String operator) throws Exception {
        assertThat(decisions(
                        ElementType.FLOAT,
                        node("Exp", "e", "x"),
                        node(operator, "y", "e").setDomain(domain)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Resize, mode, linear, false",
        "Resize, mode, cubic, false",
        "Resize, mode, nearest, true",
        "Resize, other, x, true",
        "GridSample, mode, bilinear, false",
        "GridSample, other, x, false",
        "GridSample, mode, nearest, true",
        "ScatterND, reduction, max, false",
        "Mod, other, x, true"
    })
    void theNearestPlaceDecidesAndInterpolationDoesNot(String operator, String attribute, String value, boolean decides)
            throws Exception {
        var mode = AttributeProto.newBuilder().setName(attribute).setS(ByteString.copyFromUtf8(value));
        assertThat(decisions(
                        ElementType.FLOAT,
                        node("Exp", "e", "x"),
                        node(operator, "y", "e").addAttribute(mode)))
                .hasSize(decides ? 1 : 0);
    }

    @Test
    void adaptiveSamplesOfARegionDecideWhereTheRegionWasRounded() throws Exception {
        var pooled = node("RoiAlign", "y", "x", "e", "i");
        assertThat(decisions(ElementType.FLOAT, node("Exp", "e", "x"), pooled)).containsExactly("RoiAlign");
        assertThat(decisions(
                        ElementType.FLOAT,
                        node("Exp", "e", "x"),
                        pooled.clone().addAttribute(integer("sampling_ratio", 2))))
                .isEmpty();
        assertThat(decisions(ElementType.FLOAT, node("RoiAlign", "y", "x", "r", "i")))
                .isEmpty();
    }

    @Test
    void scattersThatAddHaveRounded() throws Exception {
        var sum = AttributeProto.newBuilder().setName("reduction").setS(ByteString.copyFromUtf8("add"));
        assertThat(decisions(
                        ElementType.INT64,
                        node("ScatterND", "s", "x", "i", "x").addAttribute(sum),
                        node("ArgMax", "y", "s")))
                .containsExactly("ArgMax");
        assertThat(decisions(ElementType.INT64, node("ScatterND", "s", "x", "i", "x"), node("ArgMax", "y", "s")))
                .isEmpty();
    }

    @Test
    void aCastToAFloatOfEightBitsDecides() throws Exception {
        assertThat(decisions(
                        ElementType.FLOAT8E4M3FN,
                        node("Exp", "e", "x"),
                        node("Cast", "y", "e").addAttribute(integer("to", ElementType.FLOAT8E4M3FN.number()))))
                .containsExactly("Cast");
    }

    @Test
    void aLocalFunctionIsWhatItsBodyIs() throws Exception {
        assertThat(withFunction(node("Tanh", "b", "a"))).isEmpty();
        assertThat(withFunction(node("Round", "b", "a"))).containsExactly("Round");
    }

    @Test
    void onlyWhatAValueFollowsFromDecidesForIt() throws Exception {
        var graph = GraphProto.newBuilder()
                .addInput(value("x", tensor(ElementType.FLOAT, "n")))
                .addNode(node("Exp", "scores", "x"))
                .addNode(node("Round", "whole", "scores"))
                .addNode(node("ArgMax", "place", "scores"));
        var model = OnnxModel.of(SmallModels.model(graph, node("ArgMax", "y", "whole"), tensor(ElementType.INT64, "n"))
                .toByteArray());
        assertThat(RoundedDecisions.of(model)).containsExactly("Round", "ArgMax");
        assertThat(RoundedDecisions.of(model, List.of("scores"))).isEmpty();
        assertThat(RoundedDecisions.of(model, List.of("place"))).containsExactly("ArgMax");
        assertThat(RoundedDecisions.of(model, List.of("whole", "x"))).containsExactly("Round");
    }

    private static SequencedSet<String> withFunction(NodeProto.Builder inside) throws Exception {
        var graph = GraphProto.newBuilder().addInput(value("x", tensor(ElementType.FLOAT, "n")));
        var call = node("Mine", "y", "x").setDomain("my.domain");
        var function = FunctionProto.newBuilder()
                .setDomain("my.domain")
                .setName("Mine")
                .addInput("a")
                .addOutput("b")
                .addNode(inside);
        var model = SmallModels.model(graph, call, tensor(ElementType.FLOAT, "n")).toBuilder()
                .addFunctions(function)
                .build();
        return RoundedDecisions.of(OnnxModel.of(model.toByteArray()));
    }

    private static SequencedSet<String> decisions(ElementType output, NodeProto.Builder... nodes) throws Exception {
        var graph = GraphProto.newBuilder().addInput(value("x", tensor(ElementType.FLOAT, "n")));
        for (int i = 0; i < nodes.length - 1; i++) {
            graph.addNode(nodes[i]);
        }
        var model = SmallModels.model(graph, nodes[nodes.length - 1], tensor(output, "n"));
        return RoundedDecisions.of(OnnxModel.of(model.toByteArray()));
    }
}
