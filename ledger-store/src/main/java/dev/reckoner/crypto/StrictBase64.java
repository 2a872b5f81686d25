package dev.reckoner.crypto;

import java.util.Base64;

/** Base64 of RFC 4648 section 4, in the one way in which given bytes are written: padded, unused bits zero. */
public final class StrictBase64 {
    private StrictBase64() {}

    /**
     * The bytes.
     *
     * @throws IllegalArgumentException if the text is anything else than {@link #encode} makes
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("Base64 that is not padded, or has bits set that stand for nothing");
        }
        return bytes;
    }

    /** The text. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
