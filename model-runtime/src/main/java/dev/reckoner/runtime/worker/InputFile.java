package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** The file of inputs as the worker sees it: mapped, anew only where it has grown. */
final class InputFile implements WrittenValues.Source {
    private final Path file;
    private MemorySegment mapped = MemorySegment.NULL;

    InputFile(Path file) {
        this.file = file;
    }

    @Override
    public ByteBuffer at(long offset, long length) throws IOException {
        if (offset + length > mapped.byteSize()) {
            grow();
        }
        return mapped.asSlice(offset, length).asByteBuffer();
    }

    /** Bytes that are seen for a while only, after which others may stand there; mapped by themselves. */
    ByteBuffer once(long offset, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, offset, length, Arena.ofAuto())
                    .asByteBuffer();
        }
    }

    /** What was handed out of the old mapping keeps it. */
    private void grow() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }
}
