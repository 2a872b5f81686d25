package dev.reckoner.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Opens what {@link ChunkKeys} sealed. A chunk is handed out only once it has its tag; one that was changed, moved, left out or
 * added, and an end that comes too early, are an {@link UnsoundException}.
 */
final class OpeningStream extends InputStream {
    private final InputStream stored;
    private final ChunkKeys keys;
    private byte[] chunk = {};
    private int read;
    private long number;
    private boolean last;

    OpeningStream(InputStream stored, byte[] inputKey) throws IOException {
        this.stored = stored;
        this.keys = ChunkKeys.of(inputKey, stored.readNBytes(ChunkKeys.SALT_BYTES));
        if (!MessageDigest.isEqual(keys.commitment(), stored.readNBytes(ChunkKeys.COMMITMENT_BYTES))) {
            throw new UnsoundException("It does not begin as what was sealed for this case");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (read == chunk.length && !next()) {
            return -1;
        }
        int part = Math.min(length, chunk.length - read);
        System.arraycopy(chunk, read, buffer, offset, part);
        read += part;
        return part;
    }

    /** Opens the next chunk; false if there is no byte more. */
    private boolean next() throws IOException {
        if (last) {
            return false;
        }
        chunk = keys.open(number++, stored.readNBytes(ChunkKeys.CHUNK_BYTES + Keys.TAG_BYTES));
        read = 0;
        last = chunk.length < ChunkKeys.CHUNK_BYTES;
        if (last && stored.read() >= 0) {
            throw new UnsoundException("Something follows the last chunk");
        }
        return chunk.length > 0;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
