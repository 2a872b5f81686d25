package dev.reckoner.appraise;

import dev.reckoner.crypto.CertificateChain;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.nitro.NitroDocument;
import dev.reckoner.trail.opengradient.SignedMessage;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An item is identified by its signed part, so two copies of it may differ in the signature alone. This tells which copy's
 * signature holds by the document's own certificate or the named key, so that a damaged copy, brought in first by whomever,
 * cannot stand in the way of a sound one. It says nothing about trust.
 */
public final class SignedCopy {
    /** That are tried for a response which names no enclave; a trail cannot make us try thousands. */
    private static final int MOST_KEYS = 256;

    private SignedCopy() {}

    /** What signatures are checked with. */
    public interface KeysAndBytes {
        /** The key whose SubjectPublicKeyInfo has this SHA-256. */
        Optional<Evidence.SigningKey> key(Digest spki);

        /** Every key, in a stable order. */
        List<Evidence.SigningKey> keys();

        /**
         * Every key of that enclave, in a stable order.
         *
         * @param teeId {@code 0x} and 64 lower-case hexadecimal characters; no enclave has another
         */
        default List<Evidence.SigningKey> keysOf(String teeId) {
            return keys().stream().filter(key -> key.teeId().equals(teeId)).toList();
        }

        /** The bytes of a blob; empty where there are none. */
        Optional<byte[]> blob(Digest digest) throws IOException;
    }

    /**
     * The soundest of several copies of one item; of equals the first.
     *
     * @param copies at least one
     */
    public static Evidence soundest(List<Evidence> copies, KeysAndBytes evidence) throws IOException {
        var sound = new int[copies.size()];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = soundness(copies.get(i), evidence);
        }
        return copies.stream()
                .max(Comparator.<Evidence>comparingInt(copy -> sound[copies.indexOf(copy)])
                        .thenComparing(copies::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** 2 where the signature holds; 0 for what is only called a model file, which any bytes can be, somebody's key too. */
    private static int soundness(Evidence copy, KeysAndBytes evidence) throws IOException {
        if (copy instanceof Evidence.ModelFile) {
            return 0;
        }
        return holds(copy, evidence) ? 2 : 1;
    }

    /** True if the copy's signature holds, as far as it has one. */
    public static boolean holds(Evidence copy, KeysAndBytes evidence) throws IOException {
        Optional<byte[]> bytes = evidence.blob(copy.blob());
        return bytes.isPresent()
                && switch (copy) {
                    case Evidence.AttestationDocument document -> attestationHolds(bytes.get());
                    case Evidence.SignedStatement statement ->
                        evidence.key(statement.keyId())
                                .filter(key -> statementHolds(bytes.get(), key))
                                .isPresent();
                    case Evidence.SignedResponse response -> responseHolds(response, evidence);
                    case Evidence.OhttpConfiguration configuration ->
                        SignedRecord.configurationHolds(bytes.get(), evidence.keys());
                    case Evidence.Heartbeat heartbeat -> SignedRecord.heartbeatHolds(bytes.get(), evidence.keys());
                    case Evidence.PaymentPayload payment -> SignedRecord.paymentHolds(bytes.get());
                    case Evidence.OperatorTrace trace -> addsUp(bytes.get());
                    default -> true;
                };
    }

    private static boolean attestationHolds(byte[] bytes) {
        try {
            var document = NitroDocument.read(bytes);
            var leaf = CertificateChain.certificate(document.certificate().bytes());
            return document.cose().verify(leaf.getPublicKey());
        } catch (MalformedDocumentException | CertificateException damaged) {
            return false;
        }
    }

    /** What is signed of a trace is its root. */
    private static boolean addsUp(byte[] bytes) {
        try {
            return TraceManifest.read(bytes).addsUp();
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    private static boolean statementHolds(byte[] bytes, Evidence.SigningKey key) {
        try {
            var envelope = StrictJson.value(bytes, Dsse.Envelope.class);
            return Dsse.verify(envelope, Base64.getDecoder().decode(key.spki()));
        } catch (TrailFormatException | IllegalArgumentException damaged) {
            return false;
        }
    }

    private static boolean responseHolds(Evidence.SignedResponse response, KeysAndBytes evidence) throws IOException {
        byte[] message = SignedMessage.of(response, evidence::blob).orElseGet(() -> new byte[0]);
        return keys(response, evidence)
                .anyMatch(key -> TeeKeys.verify(key, response, message).isPresent());
    }

    /** Those of the enclave named; one of generation G0 names none, so that any key may be its own. */
    private static Stream<Evidence.SigningKey> keys(Evidence.SignedResponse response, KeysAndBytes evidence) {
        return response.teeId().isEmpty()
                ? evidence.keys().stream().limit(MOST_KEYS)
                : evidence.keysOf(response.teeId()).stream();
    }
}
