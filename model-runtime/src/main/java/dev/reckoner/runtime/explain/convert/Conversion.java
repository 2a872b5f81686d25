package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;

/** A way to make a model of FLOAT one of another precision. Inputs, outputs and their types stay what they are. */
public sealed interface Conversion
        permits Float16Conversion,
                Float16Rounding,
                BFloat16Conversion,
                Tf32Conversion,
                DynamicInt8Conversion,
                WeightRounding {
    /** What it makes of a model, for a person: {@code fp16}, {@code int8 (dynamic, per channel)}. */
    String label();

    /**
     * The converted model, in memory and at most 2 GiB. The source stays as it is.
     *
     * @throws ModelException RT-CONVERT-EXTERNAL (weights in other files), RT-CONVERT-SUBGRAPH (a branch, a loop or a function
     *     that this conversion does not look into), RT-CONVERT-NOTHING (nothing in it that would change), RT-CONVERT-SIZE
     *     (larger than a model in memory can be), or as {@link OnnxModel#open}
     */
    OnnxModel convert(OnnxModel source) throws ModelException;
}
