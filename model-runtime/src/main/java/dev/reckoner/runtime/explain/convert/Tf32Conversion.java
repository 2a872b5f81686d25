package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.Set;

/**
 * The factors of products rounded to the 11 digits of TF32, everything else in FLOAT: what NVIDIA's cards do with FLOAT models
 * from the Ampere generation on, unless they are told not to. It is another way to run a model, not another model.
 *
 * <p>Refuses models with branches, loops, functions or sequences.
 *
 * @param truncating true if the digits of weights beyond are cut off rather than rounded; kernels do either
 */
public record Tf32Conversion(boolean truncating) implements Conversion {
    private static final int CUT_OFF = 0xffff_e000;

    @Override
    public String label() {
        return truncating ? "TF32 products, cut off" : "TF32 products";
    }

    @Override
    public OnnxModel convert(OnnxModel source) throws ModelException {
        Surgery.refuseExternalData(source);
        Surgery.refuseNestedGraphs(source);
        GraphProto graph = source.proto().getGraph();
        GraphProto.Builder changed = graph.toBuilder();
        Set<String> factors = Matrix.uses(graph).keySet();
        if (factors.isEmpty()) {
            throw Surgery.refused("NOTHING", "The model multiplies by no weight that would be rounded.");
        }
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            if (factors.contains(weight.getName())) {
                changed.setInitializer(i, rounded(weight));
            }
        }
        return Surgery.model(
                source, RoundedGraph.of(changed.build(), NumberRounding.TF32, RoundingScope.PRODUCTS, false));
    }

    private TensorProto rounded(TensorProto weight) throws ModelException {
        float[] values = Weights.of(weight);
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            int half = truncating ? 0 : 0xfff + (bits >>> 13 & 1);
            values[i] = Float.intBitsToFloat(bits + half & CUT_OFF);
        }
        return Weights.with(weight, values);
    }
}
