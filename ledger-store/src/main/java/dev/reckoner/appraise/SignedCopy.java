package dev.reckoner.appraise;

import dev.reckoner.crypto.CertificateChain;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.nitro.NitroDocument;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.Optional;

/**
 * An item is identified by its signed part, so two copies of it may differ in the signature alone. This tells whether a copy's
 * signature holds by the document's own certificate or the named key, so that a damaged copy, brought in first by whomever,
 * cannot stand in the way of a sound one. It says nothing about trust.
 */
public final class SignedCopy {
    private SignedCopy() {}

    /**
     * True if the signature of these bytes holds.
     *
     * @param key the key that a signed statement names, where the case has it
     */
    public static boolean holds(Evidence evidence, byte[] bytes, Optional<Evidence.SigningKey> key) {
        return switch (evidence) {
            case Evidence.AttestationDocument document -> attestationHolds(bytes);
            case Evidence.SignedStatement statement ->
                key.map(k -> statementHolds(bytes, k)).orElse(false);
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

    private static boolean statementHolds(byte[] bytes, Evidence.SigningKey key) {
        try {
            var envelope = StrictJson.value(bytes, Dsse.Envelope.class);
            return Dsse.verify(envelope, Base64.getDecoder().decode(key.spki()));
        } catch (TrailFormatException | IllegalArgumentException damaged) {
            return false;
        }
    }
}
