package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.worker.proto.NamedValue;
import dev.reckoner.runtime.worker.proto.Optional;
import dev.reckoner.runtime.worker.proto.Sequence;
import dev.reckoner.runtime.worker.proto.TensorPlace;
import dev.reckoner.runtime.worker.proto.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The data of values one behind the other in a file, each where a cache line begins; the messages say where. */
final class ValueFile {
    private static final long CACHE_LINE = 64;

    private ValueFile() {}

    /** Where the bytes from a place of the file are to be had. */
    interface Source {
        ByteBuffer at(long offset, long length) throws IOException;
    }

    /** Writes values in place of what the file holds. */
    static List<NamedValue> write(Path file, SequencedMap<String, OnnxValue> values) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            List<NamedValue> written = new ArrayList<>();
            for (Map.Entry<String, OnnxValue> value : values.sequencedEntrySet()) {
                written.add(NamedValue.newBuilder()
                        .setName(value.getKey())
                        .setValue(write(channel, value.getValue()))
                        .build());
            }
            return written;
        }
    }

    private static Value write(FileChannel channel, OnnxValue value) throws IOException {
        Value.Builder written = Value.newBuilder();
        switch (value) {
            case Tensor tensor -> written.setTensor(writeTensor(channel, tensor));
            case TensorSequence sequence -> {
                Sequence.Builder tensors = Sequence.newBuilder();
                for (Tensor tensor : sequence.tensors()) {
                    tensors.addTensors(writeTensor(channel, tensor));
                }
                written.setSequence(tensors);
            }
            case OptionalValue optional -> {
                Optional.Builder held = Optional.newBuilder();
                if (optional.value().isPresent()) {
                    held.setValue(write(channel, optional.value().get()));
                }
                written.setOptional(held);
            }
        }
        return written.build();
    }

    private static TensorPlace writeTensor(FileChannel channel, Tensor tensor) throws IOException {
        long offset = (channel.position() + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
        channel.position(offset);
        ByteBuffer data = tensor.data();
        long length = data.remaining();
        while (data.hasRemaining()) {
            channel.write(data);
        }
        return TensorPlace.newBuilder()
                .setType(tensor.type().number())
                .addAllDims(tensor.dims())
                .setOffset(offset)
                .setLength(length)
                .build();
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
