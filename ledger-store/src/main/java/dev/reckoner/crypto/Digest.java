package dev.reckoner.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A digest with the name of its algorithm, written {@code sha256:<lower-case hex>}.
 *
 * @param algorithm lower-case name, {@code sha256} or {@code keccak256}
 * @param hex the digest, lower-case hexadecimal, 64 characters for both algorithms
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    /** Never fed: a copy costs a fraction of looking the algorithm up among the providers. */
    private static final MessageDigest SHA_256 = sha256();

    public Digest {
        algorithm = algorithm.toLowerCase(Locale.ROOT);
        if (!algorithm.equals("sha256") && !algorithm.equals("keccak256")) {
            throw new IllegalArgumentException("Unknown digest algorithm: " + algorithm);
        }
        if (!isHex(hex)) {
            hex = hex.toLowerCase(Locale.ROOT);
            if (!isHex(hex)) {
                throw new IllegalArgumentException("Not a 256-bit digest in hexadecimal: " + hex);
            }
        }
    }

    /** True if the text is 64 lower-case hexadecimal characters. */
    public static boolean isHex(String text) {
        if (text.length() != 64) {
            return false;
        }
        // Negative where a character is in neither range; without branches, since every digest comes by here.
        int outside = 0;
        for (int i = 0; i < 64; i++) {
            int c = text.charAt(i);
            outside |= (c - '0' | '9' - c) & (c - 'a' | 'f' - c);
        }
        return outside >= 0;
    }

    /** SHA-256 of the bytes (FIPS 180-4). */
    public static Digest sha256(byte[] bytes) {
        return ofSha256(sha256Function().digest(bytes));
    }

    /** Wraps the 32 bytes of a SHA-256 value. */
    public static Digest ofSha256(byte[] value) {
        return new Digest("sha256", HexFormat.of().formatHex(value));
    }

    /** Wraps the 64 hexadecimal characters of a SHA-256 value. */
    public static Digest ofSha256(String hex) {
        return new Digest("sha256", hex);
    }

    /** Reads {@code algorithm:hex}. */
    @JsonCreator
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A digest is written algorithm:hex, not " + text);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** A fresh SHA-256 function; every Java platform has one. */
    public static MessageDigest sha256Function() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The raw bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** First six, an ellipsis, last six characters, for narrow places. */
    public String abbreviated() {
        return hex.substring(0, 6) + "…" + hex.substring(hex.length() - 6);
    }

    @Override
    public int compareTo(Digest other) {
        int byAlgorithm = algorithm.compareTo(other.algorithm);
        return byAlgorithm != 0 ? byAlgorithm : hex.compareTo(other.hex);
    }

    @JsonValue
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
