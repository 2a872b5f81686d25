package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;

/**
 * Weights and arithmetic in half precision, inputs and outputs as they were: what the usual converters make (ONNX Runtime's
 * {@code transformers/float16.py} with {@code keep_io_types}). Operators that have no half precision stay in FLOAT between
 * casts. Numbers beyond its range become its largest, those too small for it its smallest, other than zero.
 *
 * <p>Refuses models with branches, loops, functions or sequences.
 */
public record Float16Conversion() implements Conversion {
    @Override
    public String label() {
        return "fp16";
    }

    @Override
    public OnnxModel convert(OnnxModel source) throws ModelException {
        Surgery.refuseExternalData(source);
        Surgery.refuseNestedGraphs(source);
        return Surgery.model(source, HalfGraph.of(source.proto().getGraph()));
    }
}
