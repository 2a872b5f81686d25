package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.TrailReaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A gateway of our own, with a key of our own, that answers as OpenGradient's gateways of generation G1 do. */
public final class MadeGateway {
    private final KeyPair key;
    private final int salt;

    public MadeGateway() {
        this(32);
    }

    /** One that signs with a salt of that many bytes. */
    public MadeGateway(int salt) {
        this.salt = salt;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] spki() {
        return key.getPublic().getEncoded();
    }

    public String teeId() {
        return "0x" + Keccak256.digest(spki()).hex();
    }

    /** The answer to {@code /signing-key}. */
    public ObjectNode signingKey() {
        return MadeTee.signingKey(spki());
    }

    /** Puts the key among the evidence. */
    public void bringKey(CollectingSink sink) throws IOException {
        Digest id = sink.blob(spki());
        sink.evidence(new Evidence.SigningKey(
                id, id, "key", "RSA", Base64.getEncoder().encodeToString(spki()), teeId()));
    }

    public static ObjectNode request(String question, double temperature) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("model", "gpt-4.1").put("temperature", temperature);
        request.putArray("messages").addObject().put("role", "user").put("content", question);
        return request;
    }

    /** The canonical form: a temperature that is not given is 0.0. */
    private static ObjectNode hashed(ObjectNode request) {
        ObjectNode canonical = request.deepCopy();
        return request.has("temperature") ? canonical : canonical.put("temperature", 0.0);
    }

    /** The exchange as a recorder writes it. */
    public ObjectNode exchange(ObjectNode request, String answer, Instant at) {
        String input = Keccak256.digest(PythonJson.sortedBytes(hashed(request))).hex();
        String output =
                Keccak256.digest(answer.getBytes(StandardCharsets.UTF_8)).hex();
        ObjectNode exchange = JsonNodeFactory.instance.objectNode();
        exchange.set("request", request);
        ObjectNode response = exchange.putObject("response");
        response.put("id", "chatcmpl-1").put("created", at.getEpochSecond()).put("model", "gpt-4.1");
        ObjectNode choice = response.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", answer);
        response.put("tee_request_hash", input)
                .put("tee_output_hash", output)
                .put("tee_timestamp", at.getEpochSecond())
                .put("tee_id", teeId())
                .put("tee_signature", signature(input, output, at));
        return exchange;
    }

    /**
     * The exchange as a recorder wrote it in the days of generation G0, the key beside it: the enclave signed the answer itself,
     * and its marks are in {@code system_fingerprint}.
     */
    public ObjectNode legacyExchange(ObjectNode request, String answer, Instant at) {
        String hash = Digest.sha256(PythonJson.sortedBytes(request)).hex();
        ObjectNode signed = JsonNodeFactory.instance.objectNode().put("finish_reason", "stop");
        signed.putObject("message").put("role", "assistant").put("content", answer);
        signed.put("model", "gpt-4.1")
                .put("request_hash", hash)
                .put("timestamp", at.toString().replace("Z", ".000000+00:00"));
        String signature = Base64.getEncoder().encodeToString(sign(PythonJson.sortedBytes(signed)));
        ObjectNode exchange = JsonNodeFactory.instance.objectNode();
        exchange.set("public_key_pem", signingKey().get("public_key"));
        exchange.set("request", request);
        ObjectNode response =
                exchange.putObject("response").put("object", "chat.completion").put("model", "gpt-4.1");
        response.put(
                "system_fingerprint",
                "{'response_signature': '%s', 'request_signature': '%s', 'response_timestamp': '%s'}"
                        .formatted(signature, hash, signed.get("timestamp").textValue()));
        ObjectNode choice =
                response.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.set("message", signed.get("message"));
        return exchange;
    }

    /** Reads the exchange into the sink. */
    public Evidence.SignedResponse answer(CollectingSink sink, ObjectNode request, String answer, Instant at)
            throws IOException {
        return read(sink, exchange(request, answer, at));
    }

    public static Evidence.SignedResponse read(CollectingSink sink, ObjectNode exchange) throws IOException {
        TrailReaders.installed().readFile(MemoryFile.of("exchange.json", exchange.toString()), sink);
        return (Evidence.SignedResponse) sink.evidence.getLast();
    }

    private String signature(String input, String output, Instant at) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(HexFormat.of().parseHex(input + output));
        message.writeBytes(
                ByteBuffer.allocate(32).putLong(24, at.getEpochSecond()).array());
        return Base64.getEncoder().encodeToString(sign(Keccak256.of(message.toByteArray())));
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("RSASSA-PSS");
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
            signer.initSign(key.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
