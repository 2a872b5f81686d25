package dev.reckoner.appraise;

import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PublicKeys;
import dev.reckoner.crypto.RsaPss;
import dev.reckoner.trail.Evidence;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/** OpenGradient's signing keys: how a response is verified with one. */
final class TeeKeys {
    private TeeKeys() {}

    /**
     * Verifies a response.
     *
     * @param message the signed bytes, as {@code trail.opengradient.SignedMessage} has them
     * @return the salt length that matched
     */
    static OptionalInt verify(Evidence.SigningKey key, Evidence.SignedResponse response, byte[] message) {
        // Generations G1 and G2 hand the signer the hash of the message, which it hashes again.
        byte[] signed = response.generation().equals("G0") ? message : Keccak256.of(message);
        try {
            byte[] signature = Base64.getDecoder().decode(response.signature());
            return publicKey(key)
                    .map(k -> RsaPss.matchingSalt(k, signed, signature))
                    .orElseGet(OptionalInt::empty);
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    /** The key itself; empty where it is none that can be read. */
    static Optional<PublicKey> publicKey(Evidence.SigningKey key) {
        return PublicKeys.readBase64(key.spki());
    }
}
