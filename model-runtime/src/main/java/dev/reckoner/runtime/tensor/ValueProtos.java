package dev.reckoner.runtime.tensor;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.reckoner.runtime.onnx.proto.OptionalProto;
import dev.reckoner.runtime.onnx.proto.SequenceProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of any kind as ONNX messages. The bytes do not say which message they are; the type of the model's input or output
 * does.
 */
public final class ValueProtos {
    private ValueProtos() {}

    /** The message that holds a value. */
    public enum Kind {
        TENSOR,
        SEQUENCE,
        OPTIONAL
    }

    /**
     * Reads a serialised TensorProto, SequenceProto or OptionalProto.
     *
     * @throws TensorFormatException as {@link TensorProtos#read(byte[])}, and RT-VALUE-UNSUPPORTED for maps, sparse tensors and
     *     sequences of anything but tensors
     */
    public static OnnxValue read(Kind kind, byte[] bytes) throws TensorFormatException {
        return read(kind, bytes, new WireBudget());
    }

    /** As the other, where several values together must fit the budget. */
    public static OnnxValue read(Kind kind, byte[] bytes, WireBudget budget) throws TensorFormatException {
        TensorProtos.refuse(budget.spend(ByteBuffer.wrap(bytes), descriptor(kind)), "a message of kind " + kind);
        try {
            return switch (kind) {
                case TENSOR -> TensorProtos.of(TensorProto.parseFrom(bytes));
                case SEQUENCE -> sequence(SequenceProto.parseFrom(bytes));
                case OPTIONAL -> optional(OptionalProto.parseFrom(bytes));
            };
        } catch (InvalidProtocolBufferException e) {
            throw new TensorFormatException("RT-TENSOR-PROTO", "This is not a message of kind " + kind + ".", e);
        }
    }

    private static Descriptor descriptor(Kind kind) {
        return switch (kind) {
            case TENSOR -> TensorProto.getDescriptor();
            case SEQUENCE -> SequenceProto.getDescriptor();
            case OPTIONAL -> OptionalProto.getDescriptor();
        };
    }

    /** Serialises a value; the same bytes for the same value. */
    public static byte[] write(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> TensorProtos.write(tensor);
            case TensorSequence sequence -> toProto(sequence).toByteArray();
            case OptionalValue optional -> toProto(optional).toByteArray();
        };
    }

    private static TensorSequence sequence(SequenceProto proto) throws TensorFormatException {
        int others = proto.getSparseTensorValuesCount()
                + proto.getSequenceValuesCount()
                + proto.getMapValuesCount()
                + proto.getOptionalValuesCount();
        if (others > 0) {
            throw unsupported("a sequence of anything but tensors");
        }
        List<Tensor> tensors = new ArrayList<>(proto.getTensorValuesCount());
        for (TensorProto tensor : proto.getTensorValuesList()) {
            tensors.add(TensorProtos.of(tensor));
        }
        return new TensorSequence(tensors);
    }

    private static OptionalValue optional(OptionalProto proto) throws TensorFormatException {
        if (proto.hasTensorValue()) {
            return OptionalValue.of(TensorProtos.of(proto.getTensorValue()));
        }
        if (proto.hasSequenceValue()) {
            return OptionalValue.of(sequence(proto.getSequenceValue()));
        }
        if (proto.hasSparseTensorValue() || proto.hasMapValue() || proto.hasOptionalValue()) {
            throw unsupported("an optional of anything but a tensor or a sequence");
        }
        return OptionalValue.none();
    }

    private static SequenceProto toProto(TensorSequence sequence) {
        SequenceProto.Builder proto = SequenceProto.newBuilder().setElemType(SequenceProto.DataType.TENSOR_VALUE);
        sequence.tensors().forEach(tensor -> proto.addTensorValues(TensorProtos.toProto(tensor, "")));
        return proto.build();
    }

    private static OptionalProto toProto(OptionalValue optional) {
        OptionalProto.Builder proto = OptionalProto.newBuilder();
        Optional<OnnxValue> value = optional.value();
        if (value.isEmpty()) {
            return proto.setElemType(OptionalProto.DataType.UNDEFINED_VALUE).build();
        }
        return switch (value.get()) {
            case Tensor tensor ->
                proto.setElemType(OptionalProto.DataType.TENSOR_VALUE)
                        .setTensorValue(TensorProtos.toProto(tensor, ""))
                        .build();
            case TensorSequence sequence ->
                proto.setElemType(OptionalProto.DataType.SEQUENCE_VALUE)
                        .setSequenceValue(toProto(sequence))
                        .build();
            case OptionalValue nested ->
                proto.setElemType(OptionalProto.DataType.OPTIONAL_VALUE)
                        .setOptionalValue(toProto(nested))
                        .build();
        };
    }

    private static TensorFormatException unsupported(String what) {
        return new TensorFormatException("RT-VALUE-UNSUPPORTED", "The file holds " + what + ", which is not read.");
    }
}
