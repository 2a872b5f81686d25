package dev.reckoner.runtime.tensor;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Tensors as ONNX {@code TensorProto} messages, the form of the {@code .pb} files of test cases. Every data field that the
 * format allows is read; {@code raw_data} is written, always the same bytes for the same tensor.
 */
public final class TensorProtos {
    private TensorProtos() {}

    /**
     * Reads a serialised TensorProto.
     *
     * @throws TensorFormatException with codes RT-VALUE-COMPLEX (more parts than memory), RT-TENSOR-PROTO (not the message), -TYPE, -SHAPE, -SIZE, -RANK, -LENGTH, or
     *     -EXTERNAL (the data are in another file)
     */
    public static Tensor read(byte[] bytes) throws TensorFormatException {
        return read(ByteBuffer.wrap(bytes));
    }

    /** As {@link #read(byte[])}, from the remaining bytes. */
    public static Tensor read(ByteBuffer bytes) throws TensorFormatException {
        refuse(WireBudget.fault(bytes, TensorProto.getDescriptor()), "a TensorProto message");
        try {
            return of(TensorProto.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new TensorFormatException("RT-TENSOR-PROTO", "This is not a TensorProto message.", e);
        }
    }

    /** Throws if something keeps bytes from being parsed. */
    static void refuse(Optional<WireBudget.Fault> fault, String expected) throws TensorFormatException {
        if (fault.isPresent()) {
            throw switch (fault.get()) {
                case COMPLEX ->
                    new TensorFormatException(
                            "RT-VALUE-COMPLEX", "The value has too many parts, or nests them too deeply.");
                case CORRUPT -> new TensorFormatException("RT-TENSOR-PROTO", "This is not " + expected + ".");
            };
        }
    }

    /** The tensor that a parsed message holds; throws as {@link #read(byte[])}. */
    public static Tensor of(TensorProto proto) throws TensorFormatException {
        refuseWhatIsElsewhere(proto);
        List<Long> dims = proto.getDimsList();
        ElementType type = type(proto);
        if (type == ElementType.STRING) {
            List<ByteString> values = proto.getStringDataList();
            return Tensor.wrapStrings(
                    dims, values.stream().map(ByteString::toByteArray).toList());
        }
        return Tensor.wrap(type, dims, isRaw(type, proto) ? raw(proto) : typed(type, dims, proto));
    }

    /** The message of a tensor; an empty name is left out. */
    public static TensorProto toProto(Tensor tensor, String name) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .addAllDims(tensor.dims())
                .setDataType(tensor.type().number());
        if (!name.isEmpty()) {
            proto.setName(name);
        }
        if (tensor.type() != ElementType.STRING) {
            return proto.setRawData(UnsafeByteOperations.unsafeWrap(tensor.data()))
                    .build();
        }
        for (long i = 0; i < tensor.elementCount(); i++) {
            proto.addStringData(UnsafeByteOperations.unsafeWrap(tensor.bytesAt(i)));
        }
        return proto.build();
    }

    /** Serialises a tensor without a name. */
    public static byte[] write(Tensor tensor) {
        return toProto(tensor, "").toByteArray();
    }

    private static void refuseWhatIsElsewhere(TensorProto proto) throws TensorFormatException {
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL || proto.getExternalDataCount() > 0) {
            throw new TensorFormatException(
                    "RT-TENSOR-EXTERNAL", "The data of tensor '" + proto.getName() + "' are in another file.");
        }
        if (proto.hasSegment()) {
            throw new TensorFormatException(
                    "RT-TENSOR-EXTERNAL", "Tensor '" + proto.getName() + "' is only a segment of a larger one.");
        }
    }

    private static ElementType type(TensorProto proto) throws TensorFormatException {
        return ElementType.ofNumber(proto.getDataType())
                .orElseThrow(() -> new TensorFormatException(
                        "RT-TENSOR-TYPE", "There is no element type with number " + proto.getDataType() + "."));
    }

    /** Some writers set an empty raw_data beside a typed field. */
    private static boolean isRaw(ElementType type, TensorProto proto) {
        return proto.hasRawData() && (!proto.getRawData().isEmpty() || TypedFields.count(type, proto) == 0);
    }

    private static ByteBuffer raw(TensorProto proto) {
        return proto.getRawData().asReadOnlyByteBuffer();
    }

    private static ByteBuffer typed(ElementType type, List<Long> dims, TensorProto proto) throws TensorFormatException {
        long expected = TensorLayout.byteCount(type, dims);
        long found = (long) TypedFields.count(type, proto) * TypedFields.entryBytes(type);
        if (expected != found) {
            throw new TensorFormatException(
                    "RT-TENSOR-LENGTH",
                    "A " + type + " tensor of shape " + dims + " takes " + expected + " bytes, its data field holds "
                            + found + ".");
        }
        return TypedFields.bytes(type, proto);
    }
}
