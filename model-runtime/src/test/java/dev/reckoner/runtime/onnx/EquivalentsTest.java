package dev.reckoner.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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

    /** A cast to whole numbers of what is floating point in this branch would change the result of a right model. */
    @Test
    void aNameSaysNothingOfTheSameNameInAnotherBranch() throws Exception {
        var shorts = TensorProtos.toProto(Tensor.ofRaw(ElementType.INT16, List.of(1L), (byte) 1, (byte) 0), "");
        var then = GraphProto.newBuilder()
                .setName("then")
                .addNode(SmallModels.node("Constant", "c")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("value")
                                .setType(AttributeProto.AttributeType.TENSOR)
                                .setT(shorts)))
                .addNode(toFloat("t", "c"))
                .addOutput(ValueInfoProto.newBuilder().setName("t"));
        var otherwise = GraphProto.newBuilder()
                .setName("else")
                .addNode(SmallModels.node("Add", "c", "x", "x"))
                .addNode(SmallModels.node("Max", "d", "c", "c"))
                .addNode(toFloat("e", "d"))
                .addOutput(ValueInfoProto.newBuilder().setName("e"));
        var choice = SmallModels.node("If", "y", "c0")
                .addAttribute(branch("then_branch", then))
                .addAttribute(branch("else_branch", otherwise));
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 0), "c0"));
        ModelProto model = SmallModels.model(graph, choice, SmallModels.tensor(ElementType.FLOAT, "n"));
        assertThat(Equivalents.of(model)).isSameAs(model);
        assertThat(result(model, new LinkedHashMap<>(Map.of("x", Tensor.ofFloats(List.of(1L), 1.75f)))))
                .isEqualTo(3.5);
    }

    @Test
    void aFunctionKnowsNothingOfTheGraphThatCallsIt() throws Exception {
        var function = FunctionProto.newBuilder()
                .setName("F")
                .setDomain("t")
                .addInput("a")
                .addOutput("m")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .addNode(SmallModels.node("Max", "m", "a", "a"));
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInput(SmallModels.value("a", SmallModels.tensor(ElementType.INT16, "n")))
                .addNode(toFloat("af", "a"))
                .addNode(SmallModels.node("F", "fx", "x").setDomain("t"));
        ModelProto model = SmallModels.model(
                        graph, SmallModels.node("Add", "y", "fx", "af"), SmallModels.tensor(ElementType.FLOAT, "n"))
                .toBuilder()
                .addFunctions(function)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("t").setVersion(1))
                .build();
        var inputs = new LinkedHashMap<String, OnnxValue>();
        inputs.put("x", Tensor.ofFloats(List.of(1L), 1.75f));
        inputs.put("a", Tensor.ofRaw(ElementType.INT16, List.of(1L), (byte) 0, (byte) 0));
        assertThat(Equivalents.of(model)).isSameAs(model);
        assertThat(result(model, inputs)).isEqualTo(1.75);
    }

    /** What the graph itself declares of an operator's result holds, and of a name that is taken again nothing else does. */
    @Test
    void aNameThatIsTakenAgainIsAnotherValue() {
        var body = GraphProto.newBuilder()
                .setName("body")
                .addNode(SmallModels.node("Max", "before", "x", "x"))
                .addNode(toFloat("x", "before"))
                .addNode(SmallModels.node("Max", "after", "x", "x"))
                .addNode(SmallModels.node("Neg", "declared", "before"))
                .addNode(SmallModels.node("Max", "last", "declared", "declared"))
                .addValueInfo(SmallModels.value("declared", SmallModels.tensor(ElementType.INT16)))
                .addOutput(SmallModels.value("last", SmallModels.tensor(ElementType.INT16)));
        var choice = SmallModels.node("If", "y", "c").addAttribute(branch("then_branch", body));
        ModelProto changed = Equivalents.of(model(21, ElementType.INT16, choice));
        assertThat(changed.getGraph().getNode(0).getAttribute(0).getG().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("Cast", "Cast", "Max", "Cast", "Cast", "Max", "Neg", "Cast", "Cast", "Max", "Cast");
    }

    @Test
    void norDoesTheNumberOfDimensionsHoldInAnotherBranch() {
        var weight = TensorProtos.toProto(Tensor.ofFloats(List.of(2L, 2L), 1, 2, 3, 4), "w");
        var addition = SmallModels.node("Add", "s", "x", "w")
                .addAttribute(SmallModels.integer("broadcast", 1))
                .addAttribute(SmallModels.integer("axis", 1));
        var known = GraphProto.newBuilder().setName("then").addInitializer(weight);
        var unknown = GraphProto.newBuilder()
                .setName("else")
                .addNode(SmallModels.node("Neg", "w", "x"))
                .addNode(addition);
        ModelProto model = model(
                6,
                ElementType.FLOAT,
                SmallModels.node("If", "y", "c")
                        .addAttribute(branch("then_branch", known))
                        .addAttribute(branch("else_branch", unknown)));
        assertThat(Equivalents.of(model)).isSameAs(model);
    }

    private static AttributeProto branch(String name, GraphProto.Builder graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    private static NodeProto.Builder toFloat(String output, String input) {
        return SmallModels.node("Cast", output, input)
                .addAttribute(SmallModels.integer("to", ElementType.FLOAT.number()));
    }

    private static double result(ModelProto model, SequencedMap<String, OnnxValue> inputs) throws Exception {
        try (var runtime = new InProcessReexecutor()) {
            var run = runtime.run(
                    OnnxModel.of(model.toByteArray()), inputs, ExecutionProfile.CANONICAL, Cancellation.none());
            return ((Tensor) run.outputs().firstEntry().getValue()).doubleAt(0);
        }
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
