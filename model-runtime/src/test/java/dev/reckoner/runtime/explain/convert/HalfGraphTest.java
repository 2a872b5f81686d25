package dev.reckoner.runtime.explain.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Half precision in small graphs, case by case; and products of whole numbers. */
class HalfGraphTest {
    @Test
    void constantsCastsAndFillersBecomeHalfAndStayWithinItsRange() throws Exception {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addNode(SmallModels.node("Constant", "huge")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("value_float")
                                .setType(AttributeProto.AttributeType.FLOAT)
                                .setF(-3e38f)))
                .addNode(SmallModels.node("Shape", "shape", "x"))
                .addNode(SmallModels.node("ConstantOfShape", "zeros", "shape"))
                .addNode(SmallModels.node("Cast", "long", "x")
                        .addAttribute(SmallModels.integer("to", TensorProto.DataType.INT64_VALUE)))
                .addNode(SmallModels.node("Cast", "back", "long")
                        .addAttribute(SmallModels.integer("to", TensorProto.DataType.FLOAT_VALUE)))
                .addNode(SmallModels.node("Add", "sum", "back", "zeros"));
        ModelProto model = SmallModels.model(
                graph, SmallModels.node("Mul", "y", "sum", "huge"), SmallModels.tensor(ElementType.FLOAT, "n"));
        assertThat(converted(model, new Float16Conversion(), 1, -1)).containsExactly(-65504, 65504);
    }

    @Test
    void whatHasNoHalfPrecisionStaysSingleBetweenCasts() throws Exception {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), 0), "axis"))
                .addNode(SmallModels.node("CumSum", "sums", "x", "axis"));
        ModelProto model = SmallModels.model(
                graph, SmallModels.node("Relu", "y", "sums"), SmallModels.tensor(ElementType.FLOAT, "n"));
        OnnxModel half = new Float16Conversion().convert(OnnxModel.of(model.toByteArray()));
        assertThat(half.proto().getGraph().getNodeList().stream().map(NodeProto::getOpType))
                .containsExactly("Cast", "Cast", "CumSum", "Cast", "Relu", "Cast");
        assertThat(converted(model, new Float16Conversion(), 1, 2, 3)).containsExactly(1, 3, 6);
    }

    @Test
    void weightsThatOldFilesListAmongTheInputsAreTakenFromThere() throws Exception {
        ModelProto.Builder old = SmallModels.addition(1, 2).toBuilder().setIrVersion(3);
        old.getGraphBuilder().addInput(SmallModels.value("w", SmallModels.tensor(ElementType.FLOAT, "n")));
        assertThat(converted(old.build(), new Float16Conversion(), 0.5f, 0.25f)).containsExactly(1.5f, 2.25f);
    }

    @Test
    void aProductWithABiasIsOneOfWholeNumbersToo() throws Exception {
        float[] weights = {127, -64, 1, 0, 2, 3};
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(2L, 3L), weights), "w"))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(2L), 0.5f, -0.5f), "b"));
        NodeProto.Builder product =
                SmallModels.node("Gemm", "y", "x", "w", "b").addAttribute(SmallModels.integer("transB", 1));
        ModelProto model = SmallModels.model(graph, product, SmallModels.tensor(ElementType.FLOAT, "n", "c"));
        var conversion = new DynamicInt8Conversion(DynamicInt8Conversion.Scheme.TENSOR_SIGNED, false);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L, 3L), 0, 255, 3));
        float[] exact = run(OnnxModel.of(model.toByteArray()), inputs);
        assertThat(exact).containsExactly(-64 * 255 + 3.5f, 2 * 255 + 9 - 0.5f);
        assertThat(run(conversion.convert(OnnxModel.of(model.toByteArray())), inputs))
                .containsExactly(exact);
    }

    private static float[] converted(ModelProto model, Conversion conversion, float... values) throws Exception {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of((long) values.length), values));
        return run(conversion.convert(OnnxModel.of(model.toByteArray())), inputs);
    }

    private static float[] run(OnnxModel model, SequencedMap<String, OnnxValue> inputs) throws Exception {
        try (var reexecutor = new InProcessReexecutor()) {
            var outputs = reexecutor
                    .run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                    .outputs();
            Tensor output = (Tensor) outputs.firstEntry().getValue();
            float[] numbers = new float[(int) output.elementCount()];
            output.data().asFloatBuffer().get(numbers);
            return numbers;
        }
    }
}
