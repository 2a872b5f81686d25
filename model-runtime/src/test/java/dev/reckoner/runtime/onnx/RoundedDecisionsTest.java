package dev.reckoner.runtime.onnx;

import static dev.reckoner.runtime.onnx.SmallModels.integer;
import static dev.reckoner.runtime.onnx.SmallModels.node;
import static dev.reckoner.runtime.onnx.SmallModels.tensor;
import static dev.reckoner.runtime.onnx.SmallModels.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

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

    private static SequencedSet<String> decisions(ElementType output, NodeProto.Builder... nodes) throws Exception {
        var graph = GraphProto.newBuilder().addInput(value("x", tensor(ElementType.FLOAT, "n")));
        for (int i = 0; i < nodes.length - 1; i++) {
            graph.addNode(nodes[i]);
        }
        var model = SmallModels.model(graph, nodes[nodes.length - 1], tensor(output, "n"));
        return RoundedDecisions.of(OnnxModel.of(model.toByteArray()));
    }
}
