package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.worker.proto.NamedValue;
import dev.reckoner.runtime.worker.proto.TensorPlace;
import dev.reckoner.runtime.worker.proto.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Values whose data a {@link ValueFile} holds. */
final class WrittenValues {
    private WrittenValues() {}

    /** Where the bytes from a place of the file are to be had. */
    interface Source {
        ByteBuffer at(long offset, long length) throws IOException;
    }

    /**
     * Reads values.
     *
     * @throws TensorFormatException if a place, a type and a shape do not belong together
     */
    static SequencedMap<String, OnnxValue> read(List<NamedValue> values, Source source)
            throws IOException, TensorFormatException {
        SequencedMap<String, OnnxValue> read = new LinkedHashMap<>();
        for (NamedValue value : values) {
            read.put(value.getName(), read(value.getValue(), source));
        }
        return read;
    }

    private static OnnxValue read(Value value, Source source) throws IOException, TensorFormatException {
        return switch (value.getKindCase()) {
            case TENSOR -> readTensor(value.getTensor(), source);
            case SEQUENCE -> {
                List<Tensor> tensors = new ArrayList<>();
                for (TensorPlace place : value.getSequence().getTensorsList()) {
                    tensors.add(readTensor(place, source));
                }
                yield new TensorSequence(tensors);
            }
            case OPTIONAL ->
                value.getOptional().hasValue()
                        ? OptionalValue.of(read(value.getOptional().getValue(), source))
                        : OptionalValue.none();
            case KIND_NOT_SET -> throw new TensorFormatException("RT-VALUE-UNSUPPORTED", "A value is missing.");
        };
    }

    private static Tensor readTensor(TensorPlace place, Source source) throws IOException, TensorFormatException {
        ElementType type = ElementType.ofNumber(place.getType())
                .orElseThrow(() -> new TensorFormatException("RT-TENSOR-TYPE", "The element type is not known."));
        ByteBuffer data = source.at(place.getOffset(), place.getLength()).order(ByteOrder.LITTLE_ENDIAN);
        return type == ElementType.STRING
                ? Tensor.wrapStrings(place.getDimsList(), texts(data))
                : Tensor.wrap(type, place.getDimsList(), data);
    }

    private static List<byte[]> texts(ByteBuffer data) throws TensorFormatException {
        List<byte[]> texts = new ArrayList<>();
        while (data.hasRemaining()) {
            int length = data.remaining() < Integer.BYTES ? -1 : data.getInt();
            if (length < 0 || length > data.remaining()) {
                throw new TensorFormatException("RT-TENSOR-LENGTH", "The strings are cut off.");
            }
            byte[] text = new byte[length];
            data.get(text);
            texts.add(text);
        }
        return texts;
    }
}
