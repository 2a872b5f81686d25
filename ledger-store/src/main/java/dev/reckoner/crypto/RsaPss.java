package dev.reckoner.crypto;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** RSASSA-PSS with SHA-256, MGF1-SHA-256 and trailer 0xBC (RFC 8017, section 8.1). */
public final class RsaPss {
    private static final int HASH_BYTES = 32;
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    // A larger exponent only serves to make verification slow.
    private static final int MOST_EXPONENT_BITS = 33;

    private RsaPss() {}

    /**
     * Finds the salt length under which the signature is valid: the hash length, then the longest the key has room for,
     * which is what signers use that do not choose.
     *
     * @return the salt length in bytes, for a 2048-bit key 32 or 222; empty where the signature is invalid
     */
    public static OptionalInt matchingSalt(PublicKey key, byte[] message, byte[] signature) {
        return matchingSalt(SignatureEngine.chosen(), key, message, signature);
    }

    static OptionalInt matchingSalt(SignatureEngine engine, PublicKey key, byte[] message, byte[] signature) {
        if (!(key instanceof RSAPublicKey rsa)) {
            return OptionalInt.empty();
        }
        return IntStream.of(HASH_BYTES, longestSalt(rsa))
                .filter(salt -> verify(engine, rsa, message, signature, salt))
                .findFirst();
    }

    /** True only for a valid signature with exactly that salt length. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature, int saltBytes) {
        return verify(SignatureEngine.chosen(), key, message, signature, saltBytes);
    }

    static boolean verify(SignatureEngine engine, PublicKey key, byte[] message, byte[] signature, int saltBytes) {
        return key instanceof RSAPublicKey rsa
                && acceptable(rsa)
                && signature.length == modulusBytes(rsa)
                && engine.verify(SignatureScheme.pss(saltBytes), rsa, message, signature);
    }

    /** Numbers that are no RSA key (RFC 8017, section 3.1) are refused here: engines differ about them. */
    private static boolean acceptable(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        return modulus.bitLength() >= LEAST_BITS
                && modulus.bitLength() <= MOST_BITS
                && modulus.testBit(0)
                && exponent.compareTo(BigInteger.TWO) > 0
                && exponent.testBit(0)
                && exponent.bitLength() <= MOST_EXPONENT_BITS;
    }

    private static int modulusBytes(RSAPublicKey key) {
        return (key.getModulus().bitLength() + 7) / 8;
    }

    private static int longestSalt(RSAPublicKey key) {
        int encoded = (key.getModulus().bitLength() - 1 + 7) / 8;
        return encoded - HASH_BYTES - 2;
    }
}
