package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.worker.proto.NamedValue;
import dev.reckoner.runtime.worker.proto.Optional;
import dev.reckoner.runtime.worker.proto.Sequence;
import dev.reckoner.runtime.worker.proto.TensorPlace;
import dev.reckoner.runtime.worker.proto.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Writes the data of values one behind the other into a file, each where a cache line begins; messages say where. The file stays
 * as long as its longest content, since making it anew each time costs more than writing.
 */
final class ValueFile implements AutoCloseable {
    private static final long CACHE_LINE = 64;

    private final FileChannel channel;

    private ValueFile(FileChannel channel) {
        this.channel = channel;
    }

    static ValueFile create(Path file) throws IOException {
        return new ValueFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Writes values in place of those before. */
    List<NamedValue> write(SequencedMap<String, OnnxValue> values) throws IOException {
        channel.position(0);
        return append(values);
    }

    /** Writes values behind those before. */
    List<NamedValue> append(SequencedMap<String, OnnxValue> values) throws IOException {
        List<NamedValue> written = new ArrayList<>();
        for (Map.Entry<String, OnnxValue> value : values.sequencedEntrySet()) {
            written.add(append(value.getKey(), value.getValue()));
        }
        return written;
    }

    /** Writes one value behind those before. */
    NamedValue append(String name, OnnxValue value) throws IOException {
        return NamedValue.newBuilder().setName(name).setValue(write(value)).build();
    }

    /** Where the next value will be written. */
    long position() throws IOException {
        return channel.position();
    }

    /** Writes the next value there, over what is there. */
    void position(long position) throws IOException {
        channel.position(position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Value write(OnnxValue value) throws IOException {
        Value.Builder written = Value.newBuilder();
        switch (value) {
            case Tensor tensor -> written.setTensor(writeTensor(tensor));
            case TensorSequence sequence -> {
                Sequence.Builder tensors = Sequence.newBuilder();
                for (Tensor tensor : sequence.tensors()) {
                    tensors.addTensors(writeTensor(tensor));
                }
                written.setSequence(tensors);
            }
            case OptionalValue optional -> {
                Optional.Builder held = Optional.newBuilder();
                if (optional.value().isPresent()) {
                    held.setValue(write(optional.value().get()));
                }
                written.setOptional(held);
            }
        }
        return written.build();
    }

    private TensorPlace writeTensor(Tensor tensor) throws IOException {
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
}
