package dev.reckoner.crypto;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Verification of Ed25519 (RFC 8032, section 5.1.7) by BouncyCastle on every system. Implementations differ about keys and
 * points outside the prime-order group, so there is one of them; and it is several times as fast as the platform's.
 */
final class Ed25519 {
    /** Length of a public key. */
    static final int KEY_BYTES = 32;

    private static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    /** True only for a valid signature of 64 bytes by a key that is the canonical encoding of a point. */
    static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (key.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(key));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        } catch (IllegalArgumentException e) {
            // What the library says of bytes that are no point.
            return false;
        }
    }
}
