package dev.reckoner.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Keccak256;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * An enclave of a gateway: it has an RSA-2048 key, made at its boot, and signs with PSS, SHA-256 and a salt of 32 bytes.
 *
 * @param keys its key pair
 * @param teeId {@code 0x} and keccak256 of the public key's SubjectPublicKeyInfo
 */
record BenchEnclave(KeyPair keys, String teeId) {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    /** Boots the enclave of that number. */
    static BenchEnclave boot(long seed, int number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, random(seed, -1 - number));
            KeyPair keys = generator.generateKeyPair();
            return new BenchEnclave(
                    keys, "0x" + Keccak256.digest(keys.getPublic().getEncoded()).hex());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature of the message that a response's hashes and time make. */
    byte[] sign(byte[] message, long seed, int number) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(PSS);
            signature.initSign(keys.getPrivate(), random(seed, number));
            signature.update(Keccak256.of(message));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the enclave answers to {@code GET /signing-key}. */
    ObjectNode signingKey(Instant at) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + lines.encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return JsonNodeFactory.instance
                .objectNode()
                .put("public_key", pem)
                .put("tee_id", teeId)
                .put("timestamp", at.getEpochSecond())
                .putNull("measurements");
    }

    /** The address that stands as its owner in the registry, 20 bytes. */
    String owner() {
        return "0x" + teeId.substring(teeId.length() - 40);
    }

    // Of the platform's generators this one alone says the same again for the same seed.
    private static SecureRandom random(long seed, int number) throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(seed * 0x9e3779b97f4a7c15L + number);
        return random;
    }
}
