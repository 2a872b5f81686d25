package dev.reckoner.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Seals what is written to it, as {@link OpeningStream} opens it. What is written is whole only after {@link #finish}. */
final class SealingStream extends OutputStream {
    private final OutputStream stored;
    private final ChunkKeys keys;
    private final byte[] chunk = new byte[ChunkKeys.CHUNK_BYTES];
    private int filled;
    private long number;

    SealingStream(OutputStream stored, byte[] inputKey) throws IOException {
        this.stored = stored;
        this.keys = ChunkKeys.random(inputKey);
        stored.write(keys.salt());
        stored.write(keys.commitment());
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        for (int left = length; left > 0; ) {
            int part = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, at, chunk, filled, part);
            at += part;
            left -= part;
            filled += part;
            if (filled == chunk.length) {
                seal();
            }
        }
    }

    private void seal() throws IOException {
        stored.write(keys.seal(number++, Arrays.copyOf(chunk, filled)));
        filled = 0;
    }

    /** Seals the last chunk, which is never a full one; nothing can be written after it. */
    void finish() throws IOException {
        seal();
    }
}
