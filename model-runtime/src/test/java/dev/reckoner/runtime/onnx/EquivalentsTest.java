package dev.reckoner.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is rewritten, and that nothing else is; that the results are right is seen by the cases of the ONNX project. */
class EquivalentsTest {
    @Test
    void aModelThatNeedsNothingStaysTheSameObject() throws Exception {
        ModelProto precise = SentenceEncoder.precise().proto();
        assertThat(Equivalents.of(precise)).isSameAs(precise);
        ModelProto small = model(21, ElementType.INT32, SmallModels.node("Max", "y", "x", "x"));
        assertThat(Equivalents.of(small)).isSameAs(small);
    }

    @Test
    void aNarrowChoiceIsMadeBetweenCasts() {
        assertThat(operators(model(21, ElementType.INT16, SmallModels.node("Max", "y", "x", "x"))))
                .containsExactly("Cast", "Cast", "Max", "Cast");
        assertThat(operators(model(21, ElementType.INT8, SmallModels.node("Where", "y", "c", "x", "x"))))
                .containsExactly("Cast", "Cast", "Where", "Cast");
    }

    @Test
    void alsoInBodiesAndFunctions() {
        NodeProto max = SmallModels.node("Max", "m", "x", "x").build();
        var body = GraphProto.newBuilder()
                .setName("body")
                .addNode(max)
                .addOutput(SmallModels.value("m", SmallModels.tensor(ElementType.INT16)));
        var branch = SmallModels.node("If", "y", "c")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("then_branch")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body));
        var changed = Equivalents.of(model(21, ElementType.INT16, branch));
        assertThat(changed.getGraph().getNode(0).getAttribute(0).getG().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("Cast", "Cast", "Max", "Cast");
    }

    @Test
    void operatorSetSixBecomesSevenOrStays() {
        var gemm = SmallModels.node("Gemm", "y", "x", "x", "x").addAttribute(SmallModels.integer("broadcast", 1));
        ModelProto seven = Equivalents.of(model(6, ElementType.FLOAT, gemm));
        assertThat(seven.getOpsetImport(0).getVersion()).isEqualTo(7);
        assertThat(seven.getGraph().getNode(0).getAttributeList()).isEmpty();
        ModelProto training = model(6, ElementType.FLOAT, SmallModels.node("Dropout", "y", "x"));
        assertThat(Equivalents.of(training)).isSameAs(training);
        ModelProto unknown = model(
                6,
                ElementType.FLOAT,
                SmallModels.node("Add", "y", "x", "nobody knows the rank")
                        .addAttribute(SmallModels.integer("broadcast", 1))
                        .addAttribute(SmallModels.integer("axis", 1)));
        assertThat(Equivalents.of(unknown)).isSameAs(unknown);
    }

    /** Hostile models have operators without inputs, without outputs and without anything. */
    @Test
    void whatIsIncompleteIsLeftToTheRuntime() {
        for (long version : new long[] {6, 21}) {
            for (String operator :
                    List.of("Add", "PRelu", "Upsample", "Max", "Where", "BitCast", "GRU", "Constant", "")) {
                NodeProto bare = NodeProto.newBuilder()
                        .setOpType(operator)
                        .addAttribute(SmallModels.integer("layout", 1))
                        .addAttribute(SmallModels.integer("broadcast", 1))
                        .addAttribute(SmallModels.integer("axis", 0))
                        .build();
                assertThat(Equivalents.of(model(version, ElementType.INT16, bare.toBuilder()))
                                .getGraph()
                                .getNodeCount())
                        .isPositive();
                assertThat(Equivalents.of(model(
                                        version,
                                        ElementType.INT16,
                                        bare.toBuilder().addOutput("y")))
                                .getGraph()
                                .getNodeCount())
                        .isPositive();
            }
        }
    }

    private static List<String> operators(ModelProto model) {
        return Equivalents.of(model).getGraph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
    }

    private static ModelProto model(long operatorSet, ElementType type, NodeProto.Builder node) {
        return SmallModels.model(
                        GraphProto.newBuilder()
                                .addInput(SmallModels.value("x", SmallModels.tensor(type, "n")))
                                .addInitializer(
                                        TensorProto.newBuilder().setName("c").setDataType(ElementType.BOOL.number())),
                        node,
                        SmallModels.tensor(type, "n"))
                .toBuilder()
                .setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(operatorSet))
                .build();
    }
}
