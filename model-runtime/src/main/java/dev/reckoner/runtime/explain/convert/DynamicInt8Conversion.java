package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;

/**
 * Weights in 8 bits and activations quantised as they come, the way of ONNX Runtime's {@code quantize_dynamic}: each MatMul and
 * Gemm by a weight becomes DynamicQuantizeLinear, MatMulInteger, Cast and Mul, and each Gather from a weight gives numbers of 8
 * bits that are multiplied by their scale. Nested graphs and convolutions stay as they are.
 *
 * <p>{@code CHANNELS_OF_7_BITS} with tables is what the Optimum exporter and transformers.js publish.
 *
 * @param scheme how weights become whole numbers
 * @param tables true to quantise the tables that Gather reads too
 */
public record DynamicInt8Conversion(Scheme scheme, boolean tables) implements Conversion {
    /** How weights become whole numbers. */
    public enum Scheme {
        /** Signed, one scale for a tensor: what {@code quantize_dynamic} does when nothing else is asked for. */
        TENSOR_SIGNED("per tensor"),
        /** Unsigned with a zero point, one scale for a tensor: the same in older versions. */
        TENSOR_UNSIGNED("per tensor, unsigned"),
        /** Signed, one scale for each output channel. */
        CHANNELS("per channel"),
        /** The same between -64 and 64, so that processors without VNNI do not saturate. */
        CHANNELS_OF_7_BITS("per channel, 7 bits");

        private final String label;

        Scheme(String label) {
            this.label = label;
        }
    }

    @Override
    public String label() {
        return "int8 (dynamic, " + scheme.label + (tables ? ")" : ", embeddings left)");
    }

    @Override
    public OnnxModel convert(OnnxModel source) throws ModelException {
        Surgery.refuseExternalData(source);
        return Surgery.model(source, QuantisedGraph.of(source.proto().getGraph(), scheme, tables));
    }
}
