package dev.reckoner.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.crypto.StrictBase64;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.bundle.SignedInference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;

/**
 * An answer to findings in its DSSE envelope, whose signature is valid. Whose key that is, is another question.
 *
 * @param id SHA-256 of what is signed and of the key's id: the same words by the same key are one answer
 * @param statement what is said
 * @param key SHA-256 of the SubjectPublicKeyInfo of the key
 * @param algorithm of the key, for people
 * @param envelope the JSON of the envelope
 */
public record SignedAnswer(Digest id, AnswerStatement statement, Digest key, String algorithm, JsonNode envelope) {
    /**
     * The payload's type, which is signed with it. Nothing else is signed under it: an answer is never a record of an inference, and
     * no such record, head or cosignature an answer.
     */
    public static final String PAYLOAD_TYPE = "application/vnd.reckoner.answer+json";

    /** Bytes of a file with one. */
    public static final int MOST_BYTES = 256 << 10;

    /**
     * Reads one.
     *
     * @throws RefusedAnswer AN-SIZE, AN-FORM, AN-TYPE, AN-FORMAT, AN-KEY, AN-SIGNATURE, and what a statement is refused for
     */
    public static SignedAnswer read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(MOST_BYTES + 1));
        }
    }

    /** Likewise from its bytes. */
    public static SignedAnswer read(byte[] json) throws RefusedAnswer {
        if (json.length > MOST_BYTES) {
            throw new RefusedAnswer("AN-SIZE", "The file is longer than 256 KiB, which no answer is.");
        }
        try {
            return of(StrictJson.tree(json));
        } catch (TrailFormatException e) {
            throw new RefusedAnswer("AN-FORM", "The file is no answer to a finding: " + e.sentence() + ".");
        }
    }

    /** Likewise from the envelope. */
    public static SignedAnswer of(JsonNode envelope) throws RefusedAnswer {
        var type = text(envelope, "payloadType");
        if (!type.equals(PAYLOAD_TYPE)) {
            throw new RefusedAnswer("AN-TYPE", "What is signed is no answer to a finding, but is called " + type + ".");
        }
        var signatures = envelope.path("signatures");
        if (signatures.size() != 1) {
            throw new RefusedAnswer("AN-FORM", "The envelope of an answer has one signature.");
        }
        byte[] payload = base64(text(envelope, "payload"));
        var read = AnswerPayload.read(payload);
        byte[] spki = base64(read.key());
        var algorithm = AnswerSignatures.algorithm(spki)
                .orElseThrow(() -> new RefusedAnswer(
                        "AN-KEY", "The key that the answer names is not one of Ed25519, P-256 or RSA."));
        var key = Digest.sha256(spki);
        var signature = signatures.get(0);
        byte[] signed = Dsse.preAuthenticationEncoding(PAYLOAD_TYPE, payload);
        boolean named = key.hex().equals(text(signature, "keyid"));
        if (!named || !AnswerSignatures.verify(spki, signed, base64(text(signature, "sig")))) {
            throw new RefusedAnswer(
                    "AN-SIGNATURE", "The signature is not that of the key that the answer names over what it says.");
        }
        return new SignedAnswer(
                SignedInference.id(signed, key),
                read.statement(),
                key,
                algorithm,
                envelope(text(envelope, "payload"), key, text(signature, "sig")));
    }

    /**
     * Signs one.
     *
     * @throws RefusedAnswer what a reader would refuse it for; AN-KEY if it is not a key that can sign answers
     */
    public static SignedAnswer sign(AnswerStatement statement, KeyPair key) throws RefusedAnswer {
        byte[] payload = payload(statement, key);
        var id = Digest.sha256(key.getPublic().getEncoded());
        byte[] signature =
                AnswerSignatures.sign(key.getPrivate(), Dsse.preAuthenticationEncoding(PAYLOAD_TYPE, payload));
        return of(envelope(StrictBase64.encode(payload), id, StrictBase64.encode(signature)));
    }

    /**
     * The payload that would be signed.
     *
     * @throws RefusedAnswer likewise
     */
    public static byte[] payload(AnswerStatement statement, KeyPair key) throws RefusedAnswer {
        statement.require();
        byte[] spki = key.getPublic().getEncoded();
        if (AnswerSignatures.algorithm(spki).isEmpty()) {
            throw new RefusedAnswer("AN-KEY", "The key is not one of Ed25519, P-256 or RSA.");
        }
        return new AnswerPayload(statement, StrictBase64.encode(spki)).bytes();
    }

    /** The file, as {@link #read} takes it: canonical JSON and a line break. */
    public byte[] bytes() {
        byte[] json = CanonicalJson.bytes(envelope);
        byte[] file = Arrays.copyOf(json, json.length + 1);
        file[json.length] = '\n';
        return file;
    }

    private static ObjectNode envelope(String payload, Digest key, String signature) {
        var envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("payload", payload).put("payloadType", PAYLOAD_TYPE);
        envelope.putArray("signatures").addObject().put("keyid", key.hex()).put("sig", signature);
        return envelope;
    }

    private static byte[] base64(String text) throws RefusedAnswer {
        try {
            return StrictBase64.decode(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedAnswer("AN-FORM", "Payload, key or signature is not base64 as RFC 4648 writes it.");
        }
    }

    private static String text(JsonNode json, String member) throws RefusedAnswer {
        var value = json.path(member);
        if (!value.isTextual()) {
            throw new RefusedAnswer("AN-FORM", "The envelope lacks '" + member + "'.");
        }
        return value.textValue();
    }
}
