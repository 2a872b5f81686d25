package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.Map;

/**
 * Rounds the weights to a narrower format and back; the arithmetic stays that of FLOAT. The floating-point formats take every
 * FLOAT weight, constants of more than one number among them; the integer ones the matrices of MatMul, Gemm and Conv. Weights
 * of nested graphs stay as they are.
 */
public record WeightRounding(WeightFormat format) implements Conversion {
    @Override
    public String label() {
        return format.label();
    }

    @Override
    public OnnxModel convert(OnnxModel source) throws ModelException {
        Surgery.refuseExternalData(source);
        GraphProto graph = source.proto().getGraph();
        GraphProto.Builder changed = graph.toBuilder();
        boolean any = format.isInteger() ? roundMatrices(graph, changed) : roundAll(graph, changed);
        if (!any) {
            throw Surgery.refused("NOTHING", "The model has no weights that would be rounded.");
        }
        return Surgery.model(source, changed);
    }

    private boolean roundAll(GraphProto graph, GraphProto.Builder changed) throws ModelException {
        boolean any = false;
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            if (Weights.isFloat(weight)) {
                changed.setInitializer(i, Weights.with(weight, rounded(Weights.of(weight))));
                any = true;
            }
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            any |= roundConstant(graph.getNode(i), i, changed);
        }
        return any;
    }

    /** Some exporters keep weights as constants. A single number is more likely part of a formula. */
    private boolean roundConstant(NodeProto node, int place, GraphProto.Builder changed) throws ModelException {
        if (!node.getOpType().equals("Constant") || node.getAttributeCount() != 1) {
            return false;
        }
        TensorProto value = node.getAttribute(0).getT();
        float[] numbers = Weights.isFloat(value) ? Weights.of(value) : new float[0];
        if (numbers.length < 2) {
            return false;
        }
        changed.getNodeBuilder(place).getAttributeBuilder(0).setT(Weights.with(value, rounded(numbers)));
        return true;
    }

    private float[] rounded(float... values) {
        Rounding.OfNumber rounding = switch (format) {
            case FLOAT16 -> Rounding::toFloat16;
            case BFLOAT16 -> Rounding::toBFloat16;
            default -> scaledToFloat8(values);
        };
        for (int i = 0; i < values.length; i++) {
            values[i] = rounding.round(values[i]);
        }
        return values;
    }

    private static Rounding.OfNumber scaledToFloat8(float... values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        float scale = largest == 0 ? 1 : largest / Rounding.LARGEST_FLOAT8;
        return value -> Rounding.toFloat8(value / scale) * scale;
    }

    private boolean roundMatrices(GraphProto graph, GraphProto.Builder changed) throws ModelException {
        Map<String, Boolean> uses = Matrix.uses(graph);
        boolean any = false;
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            Boolean channelsFirst = uses.get(weight.getName());
            if (channelsFirst != null) {
                changed.setInitializer(i, Matrix.of(weight, channelsFirst).rounded(format));
                any = true;
            }
        }
        return any;
    }
}
