package dev.reckoner.appraise;

import dev.reckoner.crypto.RsaPss;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.heartbeat.Heartbeat;
import dev.reckoner.trail.opengradient.ohttp.OhttpConfiguration;
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
     * @param hash 32 bytes, which the signer hashes again
     * @param keys of the enclave
     */
    private static EnclaveSignature of(Bytes hash, Bytes signature, List<Evidence.SigningKey> keys) {
        if (keys.isEmpty()) {
            return KEY_MISSING;
        }
        return keys.stream().anyMatch(key -> signs(key, hash, signature)) ? VALID : INVALID;
    }

    /** Of a configuration; the keys are those of the enclave that it names. */
    static EnclaveSignature of(OhttpConfiguration held, List<Evidence.SigningKey> keys) {
        return of(held.signedHash(), held.signature(), keys);
    }

    /** Of a heartbeat; the keys are those of the enclave that it names. */
    static EnclaveSignature of(Heartbeat beat, List<Evidence.SigningKey> keys) {
        return of(beat.signedHash(), beat.signature(), keys);
    }

    private static boolean signs(Evidence.SigningKey key, Bytes hash, Bytes signature) {
        return TeeKeys.publicKey(key)
                .filter(known -> RsaPss.verify(known, hash.toArray(), signature.toArray(), SALT))
                .isPresent();
    }
}
