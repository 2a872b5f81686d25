package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A blob as it stands in a pack: the magic {@code RKB1}, its length in four bytes with the highest first, its SHA-256, its bytes.
 * A pack is nothing but records, one after the other, so it can be read without anything else.
 */
final class PackRecord {
    static final int MAGIC = 0x524b4231;
    static final int DIGEST_BYTES = 32;
    static final int HEADER_BYTES = 2 * Integer.BYTES + DIGEST_BYTES;
    /** Larger blobs are files of their own. */
    static final int MOST_BYTES = 64 << 10;

    private static final int DIGEST_AT = 2 * Integer.BYTES;

    private PackRecord() {}

    static void write(ByteBuffer out, byte[] digest, byte[] bytes) {
        out.putInt(MAGIC).putInt(bytes.length).put(digest).put(bytes);
    }

    /** The blob's length where a header begins at that place, else -1. */
    static int length(ByteBuffer in, int at) {
        if (in.getInt(at) != MAGIC) {
            return -1;
        }
        int length = in.getInt(at + Integer.BYTES);
        return length <= MOST_BYTES ? length : -1;
    }

    static byte[] digest(ByteBuffer in, int at) {
        byte[] digest = new byte[DIGEST_BYTES];
        in.get(at + DIGEST_AT, digest);
        return digest;
    }

    /** True if the bytes of the record at that place have the digest that its header says. */
    static boolean isSound(ByteBuffer in, int at, int length) {
        var function = Digest.sha256Function();
        function.update(in.slice(at + HEADER_BYTES, length));
        return Arrays.equals(function.digest(), digest(in, at));
    }

    /** True if this is a whole record whose header names the digest; its bytes are not yet believed. */
    static boolean names(byte[] record, byte[] digest) {
        return record.length >= HEADER_BYTES
                && length(ByteBuffer.wrap(record), 0) == record.length - HEADER_BYTES
                && Arrays.equals(record, DIGEST_AT, HEADER_BYTES, digest, 0, DIGEST_BYTES);
    }

    static byte[] content(byte[] record) {
        return Arrays.copyOfRange(record, HEADER_BYTES, record.length);
    }
}
