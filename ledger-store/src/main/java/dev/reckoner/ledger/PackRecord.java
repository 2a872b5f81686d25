package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A blob as it stands in a pack: the magic {@code RKB1}, its length in four bytes with the highest first, its name, its bytes. The
 * name is its SHA-256, and the bytes are its own, unless the case is encrypted ({@link BlobCipher}). A pack is nothing but records,
 * one after the other, so it can be read without anything else.
 */
final class PackRecord {
    static final int MAGIC = 0x524b4231;
    static final int NAME_BYTES = 32;
    static final int HEADER_BYTES = 2 * Integer.BYTES + NAME_BYTES;
    /** Larger blobs are files of their own. */
    static final int MOST_BYTES = 64 << 10;

    private static final int MOST_STORED_BYTES = MOST_BYTES + Keys.TAG_BYTES;

    private static final int NAME_AT = 2 * Integer.BYTES;

    private PackRecord() {}

    static void write(ByteBuffer out, byte[] name, byte[] stored) {
        out.putInt(MAGIC).putInt(stored.length).put(name).put(stored);
    }

    /** How many bytes are stored where a header begins at that place, else -1. */
    static int length(ByteBuffer in, int at) {
        if (in.getInt(at) != MAGIC) {
            return -1;
        }
        int length = in.getInt(at + Integer.BYTES);
        return length <= MOST_STORED_BYTES ? length : -1;
    }

    static byte[] name(ByteBuffer in, int at) {
        byte[] name = new byte[NAME_BYTES];
        in.get(at + NAME_AT, name);
        return name;
    }

    /** True if the bytes of the record at that place are those of the blob that its header names. */
    static boolean isSound(BlobCipher cipher, ByteBuffer in, int at, int length) {
        return cipher.isSound(name(in, at), in.slice(at + HEADER_BYTES, length));
    }

    /** True if this is a whole record of that name; its bytes are not yet believed. */
    static boolean names(byte[] record, byte[] name) {
        return record.length >= HEADER_BYTES
                && length(ByteBuffer.wrap(record), 0) == record.length - HEADER_BYTES
                && Arrays.equals(record, NAME_AT, HEADER_BYTES, name, 0, NAME_BYTES);
    }

    static byte[] content(byte[] record) {
        return Arrays.copyOfRange(record, HEADER_BYTES, record.length);
    }
}
