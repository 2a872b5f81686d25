package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.ohttp.OhttpConfiguration;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** An enclave of our own that signs as OpenGradient's gateway does. */
public final class MadeTee {
    private final KeyPair key;

    public MadeTee() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String id() {
        return "0x" + Keccak256.digest(key.getPublic().getEncoded()).hex();
    }

    /** The answer to {@code /signing-key}. */
    public ObjectNode signingKey() {
        return signingKey(key.getPublic().getEncoded());
    }

    /** That answer of the enclave with this key. */
    static ObjectNode signingKey(byte[] spki) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki);
        return object().put("public_key", "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .put("tee_id", "0x" + Keccak256.digest(spki).hex());
    }

    /** RSA-PSS with a salt of 32 bytes. */
    public byte[] sign(Bytes hash) {
        try {
            Signature signer = Signature.getInstance("RSASSA-PSS");
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signer.initSign(key.getPrivate());
            signer.update(hash.toArray());
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String signature(Bytes hash) {
        return Base64.getEncoder().encodeToString(sign(hash));
    }

    /** A heartbeat as a gateway sends it. */
    public ObjectNode heartbeat(long seconds) {
        Bytes hash = Bytes.ofHex(id()).then(word(seconds)).keccak();
        return object().put("teeId", id())
                .put("timestamp", Long.toString(seconds))
                .put("signature", signature(hash))
                .put("contractAddress", "0x703cB174AEadB35D611858369B4b1111dc9Abda6");
    }

    /** The configuration of its key for oblivious HTTP, as a gateway answers it. */
    public ObjectNode ohttpConfiguration() throws TrailFormatException {
        String config = "010020" + "02".repeat(32) + "000400010003";
        ObjectNode members = object().put("tee_id", id())
                .put("key_id", 1)
                .put("kem_id", 0x20)
                .put("kdf_id", 1)
                .put("aead_id", 3)
                .put("public_key", "02".repeat(32))
                .put(
                        "key_config",
                        Base64.getEncoder().encodeToString(Bytes.ofHex(config).toArray()))
                .put("signature", "AAAA");
        Bytes hash = OhttpConfiguration.of(members).signedHash();
        return members.put("signature", signature(hash)).put("signature_hash", hash.toString());
    }

    /** A request with its signed response. */
    public ObjectNode exchange(String question, String answer, long seconds) {
        ObjectNode request = object().put("model", "gpt-4.1").put("temperature", 0.5);
        request.putArray("messages").addObject().put("role", "user").put("content", question);
        Bytes input = keccak(PythonJson.dumpsSorted(request));
        Bytes output = keccak(answer);
        ObjectNode response = object().put("object", "chat.completion").put("model", "gpt-4.1");
        response.putArray("choices")
                .addObject()
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", answer);
        response.put("tee_request_hash", input.hex())
                .put("tee_output_hash", output.hex())
                .put("tee_timestamp", seconds)
                .put("tee_id", id())
                .put(
                        "tee_signature",
                        signature(input.then(output).then(word(seconds)).keccak()));
        ObjectNode exchange = object();
        exchange.set("request", request);
        exchange.set("response", response);
        return exchange;
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Bytes keccak(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8)).keccak();
    }

    public static Bytes word(long number) {
        byte[] digits = BigInteger.valueOf(number).toByteArray();
        return Bytes.of(new byte[32 - digits.length]).then(Bytes.of(digits));
    }
}
