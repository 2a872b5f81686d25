package dev.reckoner.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.NestedModels;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class UnrollerTest {
    private static final Reexecutor HERE = new InProcessReexecutor();

    @AfterAll
    static void close() {
        HERE.close();
    }

    @Test
    void aLoopStandsPassByPass() throws Exception {
        OnnxModel model = OnnxModel.of(NestedModels.loop(3).toByteArray());
        OnnxModel unrolled = unrolled(model, NestedModels.inputs(model.proto()));
        assertThat(types(unrolled))
                .containsExactly(
                        "0/body#0/0 MatMul",
                        "0/body#0/1 Add",
                        "0/body#0/2 Tanh",
                        "0/body#0/3 Identity",
                        "0/body#0/4 Identity",
                        "0/body#1/0 MatMul",
                        "0/body#1/1 Add",
                        "0/body#1/2 Tanh",
                        "0/body#1/3 Identity",
                        "0/body#1/4 Identity",
                        "0/body#2/0 MatMul",
                        "0/body#2/1 Add",
                        "0/body#2/2 Tanh",
                        "0/body#2/3 Identity",
                        "0/body#2/4 Identity",
                        "0 Identity",
                        "0 SequenceConstruct",
                        "0 ConcatFromSequence",
                        "1 Add");
        assertThat(unrolled.proto().getGraph().getInitializerList())
                .extracting(weight -> weight.getName())
                .contains("trace/0/body/W")
                .doesNotHaveDuplicates();
        assertThat(OperatorGraph.of(unrolled).operators().get(6).outputs()).containsExactly("trace/0/body#1/sum");
    }

    @Test
    void ofAnIfOnlyTheBranchThatWasTakenStands() throws Exception {
        OnnxModel model = OnnxModel.of(NestedModels.branches().toByteArray());
        SequencedMap<String, OnnxValue> inputs = NestedModels.inputs(model.proto());
        assertThat(types(unrolled(model, inputs)))
                .containsExactly("0/then_branch/0 MatMul", "0/then_branch/1 Relu", "0 Identity");
        inputs.put("flag", Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 0));
        assertThat(types(unrolled(model, inputs)))
                .containsExactly("0/else_branch/0 MatMul", "0/else_branch/1 Tanh", "0 Identity");
    }

    @Test
    void whatLiesInsideABodyIsWrittenOutAsItsPassWent() throws Exception {
        OnnxModel model = OnnxModel.of(NestedModels.branchInLoop().toByteArray());
        assertThat(types(unrolled(model, NestedModels.inputs(model.proto()))))
                .contains("0/body#1/2/then_branch/0 Tanh", "0/body#2/2/else_branch/0 Sigmoid")
                .doesNotContain("0/body#1/2/else_branch/0 Sigmoid")
                .hasSize(4 * 5 + 1);
    }

    @Test
    void aScanBackwardsAlongAnotherAxisGivesTheSame() throws Exception {
        OnnxModel model = OnnxModel.of(NestedModels.backwardScan().toByteArray());
        assertThat(types(unrolled(model, NestedModels.inputs(model.proto()))))
                .contains("0/body#5/1 Tanh")
                .doesNotContain("0 Scan");
    }

    @Test
    void callsOfFunctionsAreReplacedByTheirOperatorsWithTheAttributesOfTheCall() throws Exception {
        OnnxModel model = OnnxModel.of(NestedModels.functions().toByteArray());
        OnnxModel unrolled = unrolled(model, NestedModels.inputs(model.proto()));
        assertThat(types(unrolled))
                .containsExactly(
                        "0/Layer/0 MatMul",
                        "0/Layer/1/Leaky/0 LeakyRelu",
                        "0/Layer/1 Identity",
                        "0 Identity",
                        "1/Layer/0 MatMul",
                        "1/Layer/1/Leaky/0 LeakyRelu",
                        "1/Layer/1 Identity",
                        "1 Identity");
        assertThat(slope(unrolled, 1)).isEqualTo(0.25f);
        assertThat(slope(unrolled, 5)).isEqualTo(0.125f);
    }

    private static float slope(OnnxModel unrolled, int operator) {
        return unrolled.proto().getGraph().getNode(operator).getAttribute(0).getF();
    }

    @Test
    void aFunctionThatCallsItselfStaysACall() throws Exception {
        ModelProto.Builder recursive = NestedModels.functions().toBuilder();
        recursive.getFunctionsBuilder(1).getNodeBuilder(1).setOpType("Layer").addInput("w");
        assertThat(new Unroller(HERE, Cancellation.none()))
                .satisfies(unroller -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> unroller.unrolled(
                                OnnxModel.of(recursive.build().toByteArray()), NestedModels.inputs(recursive.build())))
                        .isInstanceOf(ExecutionException.class));
    }

    @Test
    void aLoopOfTooManyPassesStaysOneOperator() throws Exception {
        OnnxModel model = OnnxModel.of(NestedModels.loop(1001).toByteArray());
        OnnxModel same = new Unroller(HERE, Cancellation.none()).unrolled(model, NestedModels.inputs(model.proto()));
        assertThat(types(same)).containsExactly("0 Loop", "1 Add");
    }

    @Test
    void aModelWithNothingInsideIsLeftAsItIs() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1).toByteArray());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L), 1));
        assertThat(new Unroller(HERE, Cancellation.none()).unrolled(model, inputs))
                .isSameAs(model);
    }

    /** Only what gives the same bits is taken, so that another model than the given one says that it does. */
    private static OnnxModel unrolled(OnnxModel model, SequencedMap<String, OnnxValue> inputs) throws Exception {
        OnnxModel unrolled = new Unroller(HERE, Cancellation.none()).unrolled(model, inputs);
        assertThat(unrolled).isNotSameAs(model);
        return unrolled;
    }

    private static List<String> types(OnnxModel model) {
        return OperatorGraph.of(model).operators().stream()
                .map(UnrollerTest::text)
                .toList();
    }

    private static String text(Operator operator) {
        return operator.place().path() + " " + operator.type();
    }
}
