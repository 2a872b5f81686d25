package dev.reckoner.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** Verification of ML-DSA-44 (FIPS 204, algorithm 3, with an empty context) by the Java platform. */
final class MlDsa44 {
    private static final int SIGNATURE_BYTES = 2420;

    private MlDsa44() {}

    /** True only for a valid signature of 2420 bytes by a key of 1312. */
    static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            PublicKey read = RawKey.ML_DSA_44.key(key);
            Signature verifier = Signature.getInstance("ML-DSA-44");
            verifier.initVerify(read);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // What keeps the platform from an answer is no valid signature.
            return false;
        }
    }
}
