package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.TensorProto.DataType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;

/**
 * How FLOAT numbers are rounded to fewer digits inside a graph.
 *
 * <p>Half precision by casts. Old operator sets have no cast to bfloat16, and none has one to TF32, so these are done with
 * arithmetic: with c = (2^s + 1) x the difference c - (c - x) is x rounded to its first 24 - s digits (Veltkamp's splitting;
 * Boldo, "Pitfalls of a full floating-point proof", IJCAR 2006). Numbers near the largest float would overflow there, which in
 * practice only constants are: they are cut down.
 */
enum NumberRounding {
    FLOAT16(0, 65_504),
    BFLOAT16(16, 1e30f),
    TF32(13, 1e30f);

    private static final String FACTOR = "reckoner/rounding/factor";

    private final int dropped;
    private final float largest;

    NumberRounding(int dropped, float largest) {
        this.dropped = dropped;
        this.largest = largest;
    }

    /** A constant of the model in the narrower format, within its range. */
    float constant(float value) {
        if (value == 0 || !Float.isFinite(value)) {
            return value;
        }
        float limited = Math.clamp(value, -largest, largest);
        return switch (this) {
            case FLOAT16 -> Math.copySign(Math.max(Math.abs(Rounding.toFloat16(limited)), 0x1p-24f), value);
            case BFLOAT16 -> Rounding.toBFloat16(limited);
            case TF32 -> limited;
        };
    }

    void prepare(GraphProto.Builder graph) {
        if (dropped > 0) {
            graph.addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(), (1 << dropped) + 1), FACTOR));
        }
    }

    void round(GraphProto.Builder graph, String exact, String to) {
        if (dropped == 0) {
            graph.addNode(Surgery.cast(exact, to + "/narrow", DataType.FLOAT16_VALUE));
            graph.addNode(Surgery.cast(to + "/narrow", to, DataType.FLOAT_VALUE));
            return;
        }
        graph.addNode(Surgery.node("Mul", to + "/scaled", exact, FACTOR));
        graph.addNode(Surgery.node("Sub", to + "/rest", to + "/scaled", exact));
        graph.addNode(Surgery.node("Sub", to, to + "/scaled", to + "/rest"));
    }
}
