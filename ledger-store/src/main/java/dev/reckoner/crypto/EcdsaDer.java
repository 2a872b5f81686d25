package dev.reckoner.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * {@code ECDSA-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }} (RFC 3279 2.2.3) in strict DER: one encoding for one pair.
 * Lenient parsers are how two programs come to disagree about a signature.
 */
final class EcdsaDer {
    private EcdsaDer() {}

    /** {@code r ‖ s}, each {@code size} bytes, big endian; empty where the bytes are not strict DER of such a pair. */
    static Optional<byte[]> toP1363(byte[] der, int size) {
        // Short form lengths suffice up to P-384: 2 + 2 * (2 + 49) = 104 bytes.
        if (der.length < 8 || der.length > 2 + 2 * (size + 3) || der[0] != 0x30 || der[1] != der.length - 2) {
            return Optional.empty();
        }
        byte[] out = new byte[2 * size];
        int afterR = integer(der, 2, out, size);
        int afterS = afterR < 0 ? -1 : integer(der, afterR, out, 2 * size);
        return afterS == der.length ? Optional.of(out) : Optional.empty();
    }

    /** Copies a positive minimal INTEGER so that it ends before {@code end}; its own end, or -1. */
    private static int integer(byte[] der, int at, byte[] out, int end) {
        if (at + 2 > der.length || der[at] != 0x02) {
            return -1;
        }
        int length = der[at + 1];
        int from = at + 2;
        int to = from + length;
        if (length < 1 || to > der.length || der[from] < 0) {
            return -1;
        }
        boolean padded = der[from] == 0 && length > 1;
        if (padded && der[from + 1] >= 0) {
            return -1;
        }
        byte[] digits = Arrays.copyOfRange(der, padded ? from + 1 : from, to);
        if (digits.length > out.length / 2) {
            return -1;
        }
        System.arraycopy(digits, 0, out, end - digits.length, digits.length);
        return to;
    }
}
