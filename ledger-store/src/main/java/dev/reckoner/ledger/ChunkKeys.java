package dev.reckoner.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of one stream of C2SP's chunked-encryption with AEAD_AES_256_GCM: chunks of 16 KiB, each sealed under a nonce that
 * counts them, the last one always shorter and so the sign of the end.
 *
 * @param salt 24 random bytes
 */
record ChunkKeys(byte[] salt, byte[] key, byte[] baseNonce, byte[] commitment) {
    static final int CHUNK_BYTES = 16 << 10;
    static final int SALT_BYTES = 24;
    static final int COMMITMENT_BYTES = 32;

    private static final byte[] INFO =
            "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final long MOST_CHUNKS = 1L << 38;

    static ChunkKeys of(byte[] inputKey, byte[] salt) {
        byte[] info = Arrays.copyOf(INFO, INFO.length + salt.length);
        System.arraycopy(salt, 0, info, INFO.length, salt.length);
        byte[] all = Keys.expand(inputKey, info, Keys.BYTES + Keys.NONCE_BYTES + COMMITMENT_BYTES);
        int nonce = Keys.BYTES + Keys.NONCE_BYTES;
        return new ChunkKeys(
                salt,
                Arrays.copyOf(all, Keys.BYTES),
                Arrays.copyOfRange(all, Keys.BYTES, nonce),
                Arrays.copyOfRange(all, nonce, all.length));
    }

    /** Those of a new stream. */
    static ChunkKeys random(byte[] inputKey) {
        return of(inputKey, Keys.random(SALT_BYTES));
    }

    /** Seals all that comes. */
    void seal(InputStream from, OutputStream to) throws IOException {
        to.write(salt);
        to.write(commitment);
        int length = CHUNK_BYTES;
        for (long number = 0; length == CHUNK_BYTES; number++) {
            byte[] chunk = from.readNBytes(CHUNK_BYTES);
            to.write(seal(number, chunk));
            length = chunk.length;
        }
    }

    /** Seals the chunk of that number, which is to be sealed once only. */
    byte[] seal(long number, byte[] chunk) throws IOException {
        return Keys.seal(key, nonce(number), NOTHING, chunk);
    }

    /** Opens the chunk of that number. */
    byte[] open(long number, byte[] sealed) throws IOException {
        return Keys.open(key, nonce(number), NOTHING, sealed, 0, sealed.length);
    }

    private byte[] nonce(long number) throws IOException {
        if (number >= MOST_CHUNKS) {
            throw new IOException("A blob cannot be larger than 4 PiB");
        }
        var nonce = ByteBuffer.wrap(baseNonce.clone());
        int last = Keys.NONCE_BYTES - Long.BYTES;
        nonce.putLong(last, nonce.getLong(last) ^ number);
        return nonce.array();
    }
}
