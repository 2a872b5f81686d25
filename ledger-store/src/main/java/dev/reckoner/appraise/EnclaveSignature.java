package dev.reckoner.appraise;

import dev.reckoner.crypto.RsaPss;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import java.util.List;

/** Whether an enclave signed a hash, RSA-PSS with a salt of 32 bytes (tee-gateway, {@code tee_manager.py}, sign_data). */
enum EnclaveSignature {
    /** The key whose hash is the enclave's id signed it. */
    VALID,
    /** That key did not. */
    INVALID,
    /** The case does not hold that key. */
    KEY_MISSING;

    private static final int SALT = 32;

    /**
     * Verifies it.
     *
     * @param teeId {@code 0x} and 64 lower-case hexadecimal characters
     * @param hash 32 bytes, which the signer hashes again
     */
    static EnclaveSignature of(String teeId, Bytes hash, Bytes signature, Check.Context context) {
        List<Evidence.SigningKey> named = context.evidence().keys().stream()
                .filter(key -> TeeKeys.id(key).equals(teeId))
                .toList();
        if (named.isEmpty()) {
            return KEY_MISSING;
        }
        return named.stream().anyMatch(key -> signs(key, hash, signature)) ? VALID : INVALID;
    }

    private static boolean signs(Evidence.SigningKey key, Bytes hash, Bytes signature) {
        return TeeKeys.publicKey(key)
                .filter(known -> RsaPss.verify(known, hash.toArray(), signature.toArray(), SALT))
                .isPresent();
    }
}
