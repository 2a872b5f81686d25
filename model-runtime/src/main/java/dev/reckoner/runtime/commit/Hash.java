package dev.reckoner.runtime.commit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 value (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal characters
 */
public record Hash(String hex) {
    /** Bytes of every hash. */
    public static final int BYTES = 32;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Hash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 value in hexadecimal: " + hex);
        }
    }

    /** Wraps 32 bytes. */
    public static Hash of(byte[] value) {
        return new Hash(HexFormat.of().formatHex(value));
    }

    /** The hash of the bytes. */
    public static Hash ofBytes(byte[] content) {
        return of(function().digest(content));
    }

    /** The hash of the text's UTF-8 bytes. */
    public static Hash ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** A fresh function; every Java platform has SHA-256. */
    static MessageDigest function() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
