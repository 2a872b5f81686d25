package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes that identify a tensor in a trail: {@code u8 version=1 | u8 element type | u8 rank | rank × u64le dims | data},
 * data being the packed little-endian elements or, for strings, u32le length and UTF-8 bytes of each.
 */
final class CanonicalForm {
    private static final byte VERSION = 1;

    private CanonicalForm() {}

    static byte[] bytes(Tensor tensor) {
        ByteBuffer head = head(tensor);
        ByteBuffer data = tensor.data();
        return ByteBuffer.allocate(Math.addExact(head.remaining(), data.remaining()))
                .put(head)
                .put(data)
                .array();
    }

    static String sha256(Tensor tensor) {
        MessageDigest digest = sha256Function();
        digest.update(head(tensor));
        digest.update(tensor.data());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer head(Tensor tensor) {
        ByteBuffer head = ByteBuffer.allocate(3 + 8 * tensor.dims().size()).order(ByteOrder.LITTLE_ENDIAN);
        head.put(VERSION).put((byte) tensor.type().number()).put((byte)
                tensor.dims().size());
        tensor.dims().forEach(head::putLong);
        return head.flip();
    }

    /** Every Java platform has SHA-256. */
    private static MessageDigest sha256Function() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
