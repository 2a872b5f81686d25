package dev.reckoner.runtime.onnx;

import static dev.reckoner.runtime.onnx.SmallModels.node;
import static dev.reckoner.runtime.onnx.SmallModels.tensor;
import static dev.reckoner.runtime.onnx.SmallModels.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

class RandomOperatorsTest {
    @Test
    void aDropoutThatIsNotTrainedHandsItsInputOn() throws Exception {
        assertThat(random(graph(), node("Dropout", "y", "x"))).isEmpty();
        assertThat(random(graph(), node("Dropout", "y", "x", "ratio", ""))).isEmpty();
        assertThat(random(graph().addInitializer(truth(0)), dropout())).isEmpty();
    }

    @Test
    void aDropoutInTrainingDraws() throws Exception {
        assertThat(random(graph().addInitializer(truth(1)), dropout())).containsExactly("Dropout");
    }

    @Test
    void aModeThatMayBeGivenIsNotFalse() throws Exception {
        var mode = value("mode", tensor(ElementType.BOOL));
        assertThat(random(graph().addInput(mode), dropout())).containsExactly("Dropout");
        assertThat(random(graph().addInput(mode).addInitializer(truth(0)), dropout()))
                .containsExactly("Dropout");
    }

    @Test
    void aModeFromAConstantOperatorIsKnown() throws Exception {
        assertThat(random(graph().addNode(constant(0)), dropout())).isEmpty();
        assertThat(random(graph().addNode(constant(1)), dropout())).containsExactly("Dropout");
        assertThat(random(graph().addNode(constant(0)).addNode(node("Not", "mode", "c")), dropout()))
                .containsExactly("Dropout");
    }

    @Test
    void operatorsThatAlwaysDrawAreFound() throws Exception {
        assertThat(random(graph(), node("RandomNormalLike", "y", "x"))).containsExactly("RandomNormalLike");
    }

    @Test
    void operatorsThatOnnxRuntimeAddsCountAsWell() throws Exception {
        assertThat(random(graph(), node("Sampling", "y", "x").setDomain("com.microsoft")))
                .containsExactly("Sampling");
        assertThat(random(graph(), node("Sampling", "y", "x").setDomain("elsewhere")))
                .isEmpty();
        var masked = dropout().setOpType("BitmaskDropout").setDomain("com.microsoft");
        assertThat(random(graph().addInitializer(truth(1)), masked)).containsExactly("BitmaskDropout");
        assertThat(random(graph().addInitializer(truth(0)), masked)).isEmpty();
        var biased =
                node("BitmaskBiasDropout", "y", "x", "bias", "", "", "mode").setDomain("com.microsoft");
        assertThat(random(graph().addInitializer(truth(1)), biased)).containsExactly("BitmaskBiasDropout");
        assertThat(random(graph().addInitializer(truth(0)), biased)).isEmpty();
    }

    private static GraphProto.Builder graph() {
        return GraphProto.newBuilder().addInput(value("x", tensor(ElementType.FLOAT, "n")));
    }

    private static NodeProto.Builder dropout() {
        return node("Dropout", "y", "x", "", "mode");
    }

    private static NodeProto.Builder constant(int bit) {
        return node("Constant", "mode")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(truth(bit)));
    }

    private static TensorProto truth(int bit) {
        return TensorProtos.toProto(Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) bit), "mode");
    }

    private static SequencedSet<String> random(GraphProto.Builder graph, NodeProto.Builder last) throws Exception {
        var model = SmallModels.model(graph, last, tensor(ElementType.FLOAT, "n"));
        return RandomOperators.of(OnnxModel.of(model.toByteArray()));
    }
}
