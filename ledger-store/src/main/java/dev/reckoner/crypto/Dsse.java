package dev.reckoner.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Dead Simple Signing Envelope 1.0 (github.com/secure-systems-lab/dsse, protocol.md and envelope.md). */
public final class Dsse {
    /** Payload type of an in-toto Statement. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    private Dsse() {}

    /**
     * An envelope, component by component the JSON of the specification.
     *
     * @param payloadType media type of the payload
     * @param payload the payload, base64, standard or URL-safe alphabet
     * @param signatures at least one in an honest envelope
     */
    public record Envelope(String payloadType, String payload, List<EnvelopeSignature> signatures) {
        public Envelope {
            signatures = List.copyOf(signatures);
        }

        /** The payload's bytes; empty where it is not base64. */
        public Optional<byte[]> payloadBytes() {
            return decode(payload);
        }

        /** What is signed; empty where the payload is not base64. */
        public Optional<byte[]> preAuthenticationEncoding() {
            return payloadBytes().map(body -> Dsse.preAuthenticationEncoding(payloadType, body));
        }
    }

    /**
     * A signature in an envelope.
     *
     * @param keyid a hint for finding the key, not authenticated
     * @param sig base64, standard or URL-safe alphabet
     */
    public record EnvelopeSignature(Optional<String> keyid, String sig) {
        /** The signature's bytes; empty where it is not base64. */
        public Optional<byte[]> bytes() {
            return decode(sig);
        }
    }

    /** {@code "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body}, lengths in bytes, decimal. */
    public static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(type.length + payload.length + 32);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** Signs with one key; the key id is the SHA-256 of its SubjectPublicKeyInfo, 64 hexadecimal characters. */
    public static Envelope sign(String payloadType, byte[] payload, KeyPair key) {
        byte[] signature = Signatures.sign(key.getPrivate(), preAuthenticationEncoding(payloadType, payload));
        Base64.Encoder base64 = Base64.getEncoder();
        String keyId = Digest.sha256(key.getPublic().getEncoded()).hex();
        return new Envelope(
                payloadType,
                base64.encodeToString(payload),
                List.of(new EnvelopeSignature(Optional.of(keyId), base64.encodeToString(signature))));
    }

    /** True if one of the envelope's signatures is that key's. */
    public static boolean verify(Envelope envelope, byte[] spki) {
        return envelope.preAuthenticationEncoding()
                .map(message -> envelope.signatures().stream()
                        .flatMap(s -> s.bytes().stream())
                        .anyMatch(s -> Signatures.verify(spki, message, s)))
                .orElse(false);
    }

    private static Optional<byte[]> decode(String base64) {
        boolean urlSafe = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
        try {
            return Optional.of((urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
