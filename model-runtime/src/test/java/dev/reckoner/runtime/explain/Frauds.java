package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a provider may do to a model, done in other ways than the hypotheses do it. */
final class Frauds {
    interface OfNumber {
        float apply(float value);
    }

    private Frauds() {}

    static float toHalf(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(Math.clamp(value, -65_504, 65_504)));
    }

    static float toBrain(float value) {
        int bits = Float.floatToRawIntBits(Math.clamp(value, -1e38f, 1e38f));
        int rest = bits & 0xffff;
        int up = rest > 0x8000 || (rest == 0x8000 && (bits >>> 16 & 1) == 1) ? 1 : 0;
        return Float.intBitsToFloat(((bits >>> 16) + up) << 16);
    }

    /** Every weight changed. */
    static OnnxModel withWeights(OnnxModel model, OfNumber change) throws Exception {
        ModelProto.Builder changed = model.proto().toBuilder();
        GraphProto.Builder graph = changed.getGraphBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            if (weight.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
                graph.setInitializer(
                        i, TensorProtos.toProto(changed(TensorProtos.of(weight), change), weight.getName()));
            }
        }
        return OnnxModel.of(changed.build().toByteArray());
    }

    static Tensor changed(Tensor tensor, OfNumber change) {
        float[] values = Rows.floats(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = change.apply(values[i]);
        }
        return Tensor.ofFloats(tensor.dims(), values);
    }

    /** Every weight moved by a normal number, as training on something else would; the size is relative to the weight. */
    static OnnxModel retrained(OnnxModel model, long seed, double size) throws Exception {
        Random random = new Random(seed);
        return withWeights(model, value -> (float) (value * (1 + size * random.nextGaussian())));
    }

    /** Half precision through casts: what products, sums and norms give goes to half and back. */
    static OnnxModel throughHalf(OnnxModel model) throws Exception {
        ModelProto.Builder changed = withWeights(model, Frauds::toHalf).proto().toBuilder();
        GraphProto.Builder graph = changed.getGraphBuilder();
        GraphProto source = graph.build();
        graph.clearNode();
        for (NodeProto node : source.getNodeList()) {
            String output = node.getOutput(0);
            boolean isRounded = Set.of("MatMul", "Softmax", "Erf", "Div").contains(node.getOpType())
                    || (node.getOpType().equals("Add") && !output.contains("LayerNorm/Add_output"));
            if (!isRounded) {
                graph.addNode(node);
                continue;
            }
            graph.addNode(node.toBuilder().setOutput(0, output + "/long"));
            graph.addNode(cast(output + "/long", output + "/half", TensorProto.DataType.FLOAT16_VALUE));
            graph.addNode(cast(output + "/half", output, TensorProto.DataType.FLOAT_VALUE));
        }
        return OnnxModel.of(changed.build().toByteArray());
    }

    private static NodeProto cast(String input, String output, int type) {
        return NodeProto.newBuilder()
                .setOpType("Cast")
                .addInput(input)
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(type))
                .build();
    }

    /** So many operators at a time, and what they hand on rounded in between. */
    static SequencedMap<String, OnnxValue> inParts(
            Encoder encoder,
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            int operators,
            UnaryOperator<Tensor> rounding)
            throws Exception {
        return inParts(encoder, model, inputs, operators, UnaryOperator.identity(), rounding);
    }

    /** Factors of products rounded to 11 digits, halves away from zero: not how the hypothesis does it. */
    static SequencedMap<String, OnnxValue> tf32(Encoder encoder, SequencedMap<String, OnnxValue> inputs)
            throws Exception {
        GraphProto graph = encoder.model().proto().getGraph();
        ModelProto.Builder changed = encoder.model().proto().toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            if (weight.getName().startsWith("onnx::MatMul")) {
                Tensor rounded = changed(TensorProtos.of(weight), Frauds::toTf32);
                changed.getGraphBuilder().setInitializer(i, TensorProtos.toProto(rounded, weight.getName()));
            }
        }
        OnnxModel rounded = OnnxModel.of(changed.build().toByteArray());
        return inParts(
                encoder, rounded, inputs, 1, factor -> changed(factor, Frauds::toTf32), UnaryOperator.identity());
    }

    private static float toTf32(float value) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) + 0x1000 & 0xffff_e000);
    }

    private static SequencedMap<String, OnnxValue> inParts(
            Encoder encoder,
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            int operators,
            UnaryOperator<Tensor> factors,
            UnaryOperator<Tensor> rounding)
            throws Exception {
        OperatorGraph graph = OperatorGraph.of(model);
        SequencedMap<String, OnnxValue> known = new LinkedHashMap<>(inputs);
        int all = graph.operators().size();
        for (int from = 0; from < all; from += operators) {
            int to = Math.min(all, from + operators);
            SequencedMap<String, OnnxValue> in = new LinkedHashMap<>();
            SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
            for (String name : graph.liveIn(from, to)) {
                Tensor value = Encoder.tensor(known, name);
                if (graph.operators().get(from).type().equals("MatMul")) {
                    value = factors.apply(value);
                }
                in.put(name, value);
                types.put(name, ValueTypes.of(value).orElseThrow());
            }
            OnnxModel part = model.edited(new Edit.Segment(from, to, types));
            encoder.run(part, ExecutionProfile.CANONICAL, in).forEach((name, value) -> {
                Tensor tensor = (Tensor) value;
                known.put(name, tensor.type() == ElementType.FLOAT ? rounding.apply(tensor) : tensor);
            });
        }
        return Encoder.answer(Encoder.tensor(known, Encoder.OUTPUT));
    }

    /** The value inside the model with this name, as if the model ended there. */
    static SequencedMap<String, OnnxValue> stoppedAt(
            Encoder encoder, String value, SequencedMap<String, OnnxValue> inputs) throws Exception {
        OnnxModel stopped = encoder.model().edited(new Edit.Expose(List.of(value)));
        return Encoder.answer(
                (Tensor) encoder.usual(stopped, inputs).firstEntry().getValue());
    }

    static String layer(int number) {
        return "/encoder/layer." + (number - 1) + "/output/LayerNorm/Add_1_output_0";
    }
}
