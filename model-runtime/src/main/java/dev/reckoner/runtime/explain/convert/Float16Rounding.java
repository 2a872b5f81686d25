package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;

/**
 * Weights in half precision, and the numbers that operators compute rounded to it: what {@link Float16Conversion} gives on a
 * processor that has a kernel of half precision for each operator. The runtime has few on a CPU and computes several operators
 * in a row in FLOAT.
 *
 * <p>Refuses models with branches, loops, functions or sequences.
 *
 * @param scope which operators round
 */
public record Float16Rounding(RoundingScope scope) implements Conversion {
    @Override
    public String label() {
        return scope == RoundingScope.ALL ? "fp16, rounded by every operator" : "fp16 products";
    }

    @Override
    public OnnxModel convert(OnnxModel source) throws ModelException {
        Surgery.refuseNestedGraphs(source);
        OnnxModel rounded = new WeightRounding(WeightFormat.FLOAT16).convert(source);
        return Surgery.model(source, RoundedGraph.of(rounded.proto().getGraph(), NumberRounding.FLOAT16, scope, true));
    }
}
