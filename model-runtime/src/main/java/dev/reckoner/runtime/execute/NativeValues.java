package dev.reckoner.runtime.execute;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tensors on their way into the runtime and out of it. */
final class NativeValues {
    private static final Map<OnnxTensorType, ElementType> TYPES = new EnumMap<>(OnnxTensorType.class);

    /** The numbers of both lists differ, the names do not. */
    static {
        for (OnnxTensorType type : OnnxTensorType.values()) {
            if (type != OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_UNDEFINED) {
                TYPES.put(type, ElementType.valueOf(type.name().substring("ONNX_TENSOR_ELEMENT_DATA_TYPE_".length())));
            }
        }
    }

    private static final long CACHE_LINE = 64;

    private NativeValues() {}

    /**
     * Shares the memory of a tensor in a direct buffer; copies others once, into the arena. Tensor and arena must outlive the
     * result.
     */
    static OnnxTensor create(OrtEnvironment environment, Tensor tensor, Arena arena) throws OrtException {
        long[] shape = new long[tensor.dims().size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.dims().get(i);
        }
        if (tensor.type() == ElementType.STRING) {
            String[] texts = new String[(int) tensor.elementCount()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = tensor.stringAt(i);
            }
            return OnnxTensor.createTensor(environment, texts, shape);
        }
        return OnnxTensor.createTensor(environment, direct(tensor.data(), arena), shape, javaType(tensor.type()));
    }

    /** The bytes where the runtime can reach them. */
    static ByteBuffer direct(ByteBuffer data, Arena arena) {
        return data.isDirect()
                ? data.order(ByteOrder.nativeOrder())
                : arena.allocate(data.remaining(), CACHE_LINE)
                        .asByteBuffer()
                        .order(ByteOrder.nativeOrder())
                        .put(data)
                        .flip();
    }

    /** Bytes that an output takes as a number that cannot overflow; 0 where that is not known before it is read. */
    static double size(ai.onnxruntime.OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            return 0;
        }
        ElementType type = TYPES.get(tensor.getInfo().onnxType);
        return type == null ? 0 : tensor.getInfo().getNumElements() * (type.bits() / 8.0);
    }

    /** Copies an output. */
    static OnnxValue read(String name, ai.onnxruntime.OnnxValue value) throws OrtException, ExecutionException {
        if (value instanceof OnnxTensor tensor) {
            return tensor(name, tensor);
        }
        if (value instanceof OnnxSequence sequence && !sequence.getInfo().sequenceOfMaps) {
            return sequence(name, sequence);
        }
        throw new ExecutionException(
                Code.OUTPUT_UNSUPPORTED,
                "The output '" + name + "' is of kind " + value.getType() + ", which is not read.");
    }

    private static TensorSequence sequence(String name, OnnxSequence sequence) throws OrtException, ExecutionException {
        List<Tensor> tensors = new ArrayList<>();
        if (sequence.getInfo().length == 0) {
            return new TensorSequence(tensors);
        }
        for (ai.onnxruntime.OnnxValue element : sequence.getValue()) {
            try (element) {
                tensors.add(tensor(name, (OnnxTensor) element));
            }
        }
        return new TensorSequence(tensors);
    }

    private static Tensor tensor(String name, OnnxTensor tensor) throws OrtException, ExecutionException {
        TensorInfo info = tensor.getInfo();
        ElementType type = TYPES.get(info.onnxType);
        if (type == null) {
            throw new ExecutionException(
                    Code.OUTPUT_UNSUPPORTED, "The output '" + name + "' has an element type that is not read.");
        }
        List<Long> dims = new ArrayList<>(info.getShape().length);
        for (long dim : info.getShape()) {
            dims.add(dim);
        }
        try {
            return type == ElementType.STRING
                    ? Tensor.wrapStrings(dims, texts(name, tensor, info))
                    : Tensor.wrap(type, dims, tensor.getByteBuffer());
        } catch (TensorFormatException e) {
            throw new ExecutionException(
                    Code.OUTPUT_UNSUPPORTED, "The output '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<byte[]> texts(String name, OnnxTensor tensor, TensorInfo info)
            throws OrtException, ExecutionException {
        List<String> texts = new ArrayList<>();
        if (info.getNumElements() > 0 || info.isScalar()) {
            flatten(tensor.getValue(), texts);
        }
        if (texts.stream().anyMatch(Strings::isDistorted)) {
            throw new ExecutionException(
                    Code.OUTPUT_UNSUPPORTED,
                    "The output '" + name + "' has characters beyond U+FFFF, which are not read.");
        }
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Arrays of arrays, as deep as the rank, which the runtime limits to eight. */
    private static void flatten(@Nullable Object value, List<String> texts) {
        if (value instanceof Object[] array) {
            for (Object element : array) {
                flatten(element, texts);
            }
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }

    private static OnnxJavaType javaType(ElementType type) {
        return switch (type) {
            case FLOAT -> OnnxJavaType.FLOAT;
            case DOUBLE -> OnnxJavaType.DOUBLE;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case BOOL -> OnnxJavaType.BOOL;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            default -> throw new IllegalArgumentException(type + " is not among the types that are handed over");
        };
    }
}
