package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * An enclave of a gateway: it has an RSA-2048 key, made at its boot, and signs with PSS, SHA-256 and a salt of 32 bytes. Source:
 * tee-gateway, {@code tee_gateway/tee_manager.py}.
 *
 * @param keys its key pair
 * @param teeId {@code 0x} and keccak256 of the public key's SubjectPublicKeyInfo
 * @param seed of its key and salts
 */
public record GatewayEnclave(KeyPair keys, String teeId, Seed seed) {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    /** Boots the enclave of that number. */
    public static GatewayEnclave boot(Seed seed, int number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, seed.random("enclave " + number));
            KeyPair keys = generator.generateKeyPair();
            String teeId =
                    "0x" + Keccak256.digest(keys.getPublic().getEncoded()).hex();
            return new GatewayEnclave(keys, teeId, seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature of a message's keccak256, as responses, heartbeats and keys for oblivious HTTP have it. */
    byte[] sign(Bytes message) {
        try {
            Bytes hash = message.keccak();
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(PSS);
            signature.initSign(keys.getPrivate(), seed.random("salt " + hash));
            signature.update(hash.toArray());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the enclave answers to {@code GET /signing-key}. */
    public ObjectNode signingKey(Instant at) {
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

    /** A sign of life as it is handed to the registry's relay. */
    ObjectNode heartbeat(Instant at, String registry) {
        byte[] signature = sign(Bytes.ofHex(teeId).then(word(at.getEpochSecond())));
        return JsonNodeFactory.instance
                .objectNode()
                .put("teeId", teeId)
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .put("signature", Base64.getEncoder().encodeToString(signature))
                .put("contractAddress", registry);
    }

    /** The address that stands as its owner in the registry, 20 bytes. */
    String owner() {
        return "0x" + teeId.substring(teeId.length() - 40);
    }

    /** A {@code uint256}. */
    static Bytes word(long number) {
        byte[] digits = BigInteger.valueOf(number).toByteArray();
        return Bytes.of(new byte[32 - digits.length]).then(Bytes.of(digits));
    }
}
