package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The numbers of a FLOAT weight, out of its message and back. */
final class Weights {
    private Weights() {}

    static boolean isFloat(TensorProto tensor) {
        return tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE;
    }

    /** The numbers in row-major order. */
    static float[] of(TensorProto tensor) throws ModelException {
        try {
            Tensor read = TensorProtos.of(tensor);
            float[] values = new float[Math.toIntExact(read.elementCount())];
            read.data().asFloatBuffer().get(values);
            return values;
        } catch (TensorFormatException e) {
            throw new ModelException(
                    "RT-MODEL-INITIALIZER", "Initializer '" + tensor.getName() + "' is damaged: " + e.getMessage(), e);
        }
    }

    /** The same weight with other numbers. */
    static TensorProto with(TensorProto tensor, float... values) {
        return TensorProtos.toProto(Tensor.ofFloats(tensor.getDimsList(), values), tensor.getName());
    }

    /** The same weight in half precision. */
    static TensorProto half(TensorProto tensor, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return TensorProtos.toProto(
                Tensor.ofRaw(ElementType.FLOAT16, tensor.getDimsList(), bytes.array()), tensor.getName());
    }

    /** A weight of 8-bit integers. */
    static TensorProto bytes(String name, boolean signed, List<Long> dims, byte... values) {
        return TensorProtos.toProto(Tensor.ofRaw(signed ? ElementType.INT8 : ElementType.UINT8, dims, values), name);
    }
}
