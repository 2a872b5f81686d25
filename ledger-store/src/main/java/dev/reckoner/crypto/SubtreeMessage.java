package dev.reckoner.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * C2SP tlog-cosignature's {@code cosigned_message}.
 *
 * @param cosigner the cosigner's name
 * @param seconds POSIX time; 0 if nothing is said of when
 * @param origin the log's name
 * @param leaves of which the hash is the root
 */
record SubtreeMessage(String cosigner, long seconds, String origin, LeafRange leaves, Digest hash) {
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 255;

    SubtreeMessage {
        requireShort(cosigner);
        requireShort(origin);
    }

    static void requireShort(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("ML-DSA cosignatures have names of 1 to 255 bytes, not " + length);
        }
    }

    byte[] bytes() {
        byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
        byte[] log = origin.getBytes(StandardCharsets.UTF_8);
        int length = LABEL.length + 1 + name.length + Long.BYTES + 1 + log.length + 2 * Long.BYTES;
        return ByteBuffer.allocate(length + MerkleTree.HASH_BYTES)
                .put(LABEL)
                .put((byte) name.length)
                .put(name)
                .putLong(seconds)
                .put((byte) log.length)
                .put(log)
                .putLong(leaves.start())
                .putLong(leaves.end())
                .put(hash.bytes())
                .array();
    }
}
