package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;

/**
 * Weights in bfloat16, and the numbers that operators compute rounded to it. The runtime computes little in bfloat16 on a CPU,
 * so the operators stay in FLOAT and what they give is rounded: as processors do that sum in FLOAT and store bfloat16.
 *
 * <p>Refuses models with branches, loops, functions or sequences.
 *
 * @param scope which operators round
 */
public record BFloat16Conversion(RoundingScope scope) implements Conversion {
    @Override
    public String label() {
        return scope == RoundingScope.ALL ? "bf16" : "bf16 products";
    }

    @Override
    public OnnxModel convert(OnnxModel source) throws ModelException {
        Surgery.refuseNestedGraphs(source);
        OnnxModel rounded = new WeightRounding(WeightFormat.BFLOAT16).convert(source);
        return Surgery.model(source, RoundedGraph.of(rounded.proto().getGraph(), NumberRounding.BFLOAT16, scope, true));
    }
}
