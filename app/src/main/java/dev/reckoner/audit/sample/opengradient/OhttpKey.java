package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.evm.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * The X25519 key of an enclave for oblivious HTTP. Source: tee-gateway, {@code tee_gateway/ohttp.py}; RFC 9458, section 3.
 *
 * @param publicKey 32 bytes
 */
record OhttpKey(Bytes publicKey) {
    private static final int KEY_ID = 1;
    /** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305 (RFC 9180, section 7). */
    private static final int KEM = 0x0020;

    private static final int KDF = 0x0001;
    private static final int AEAD = 0x0003;
    private static final String DOMAIN = "OPENGRADIENT_TEE_OHTTP_CONFIG_V1";

    /** The key of that enclave. */
    static OhttpKey of(GatewayEnclave enclave) {
        var key = new X25519PrivateKeyParameters(enclave.seed().random("ohttp " + enclave.teeId()));
        return new OhttpKey(Bytes.of(key.generatePublicKey().getEncoded()));
    }

    /** What the enclave answers to {@code GET /v1/ohttp/config}, signed with its signing key. */
    ObjectNode configuration(GatewayEnclave enclave) {
        Bytes keyConfig = Bytes.of((byte) KEY_ID)
                .then(short16(KEM))
                .then(publicKey)
                .then(short16(4))
                .then(short16(KDF))
                .then(short16(AEAD));
        Bytes message = Bytes.of(DOMAIN.getBytes(StandardCharsets.US_ASCII))
                .keccak()
                .then(Bytes.ofHex(enclave.teeId()))
                .then(GatewayEnclave.word(KEY_ID))
                .then(GatewayEnclave.word(KEM))
                .then(GatewayEnclave.word(KDF))
                .then(GatewayEnclave.word(AEAD))
                .then(publicKey.keccak())
                .then(keyConfig.keccak());
        return JsonNodeFactory.instance
                .objectNode()
                .put("tee_id", enclave.teeId())
                .put("key_id", KEY_ID)
                .put("kem_id", KEM)
                .put("kdf_id", KDF)
                .put("aead_id", AEAD)
                .put("public_key", publicKey.hex())
                .put("key_config", Base64.getEncoder().encodeToString(keyConfig.toArray()))
                .put("signature", Base64.getEncoder().encodeToString(enclave.sign(message)))
                .put("signature_hash", message.keccak().toString());
    }

    private static Bytes short16(int number) {
        return Bytes.of((byte) (number >> 8), (byte) number);
    }
}
