package dev.reckoner.crypto.ipfs;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Base 32 of RFC 4648 section 6 in lower case and without padding, which multibase calls {@code base32}. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = (held << Byte.SIZE | b & 0xff) & 0xfff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt(held << BITS - bits & 31)).toString();
    }

    /** Empty where a character is none of the alphabet, or bits that stand for nothing are set. */
    static Optional<byte[]> decode(String text) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            held = (held << BITS | digit) & 0xfff;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(held >> bits);
            }
        }
        boolean spare = bits < BITS && (held & (1 << bits) - 1) == 0;
        return spare ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }
}
