package dev.reckoner.appraise;

import dev.reckoner.crypto.CertificateChain;
import dev.reckoner.crypto.CertificateChain.Outcome;
import dev.reckoner.crypto.CertificateLinks;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.NitroDocument;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the bytes of an attestation document are worth, judged as of the document's own signed time. */
sealed interface AttestationVerdict {
    /** Its signature and its chain hold and the root is a trust anchor. */
    record Trusted(String anchor, Instant certificateEnds) implements AttestationVerdict {}

    /** Its signature and its chain hold, but the root is nobody's trust anchor. */
    record RootUnknown(Digest root, Instant certificateEnds) implements AttestationVerdict {}

    /** Its signature holds, but a certificate was not valid at the signed time. */
    record ChainExpired(String reason) implements AttestationVerdict {}

    /** Its signature holds, but the chain does not. */
    record ChainInvalid(String reason) implements AttestationVerdict {}

    /** The signature is not that of the leaf certificate's key. */
    record SignatureInvalid() implements AttestationVerdict {}

    /** The bytes are no document, or not the one they are said to be. */
    record Malformed(String reason) implements AttestationVerdict {}

    /** The case does not hold the bytes. */
    record NotHeld() implements AttestationVerdict {}

    /** True if the document was really signed under its own chain at its own time. */
    default boolean genuine() {
        return this instanceof Trusted || this instanceof RootUnknown;
    }

    /** Judges the bytes of the item. */
    static AttestationVerdict of(
            Evidence.AttestationDocument item,
            byte[] raw,
            List<ReferenceValues.TrustAnchor> anchors,
            CertificateLinks links) {
        try {
            NitroDocument document = NitroDocument.read(raw);
            if (!document.evidence(item.blob(), item.place()).equals(item)) {
                return new Malformed("the case describes another document than these bytes");
            }
            return of(document, anchors, links);
        } catch (MalformedDocumentException e) {
            return new Malformed(e.sentence());
        }
    }

    private static AttestationVerdict of(
            NitroDocument document, List<ReferenceValues.TrustAnchor> anchors, CertificateLinks links) {
        try {
            CertificateChain chain = links.read(
                    document.certificate().bytes(),
                    document.cabundle().stream().map(NitroDocument.Der::bytes).toList());
            if (!document.cose().verify(chain.leaf().getPublicKey())) {
                return new SignatureInvalid();
            }
            return of(chain, document.timestamp(), anchors);
        } catch (CertificateException e) {
            return new ChainInvalid("a certificate cannot be read");
        }
    }

    private static AttestationVerdict of(
            CertificateChain chain, Instant signed, List<ReferenceValues.TrustAnchor> anchors) {
        Set<Digest> accepted =
                anchors.stream().map(ReferenceValues.TrustAnchor::certificate).collect(Collectors.toSet());
        Instant ends = chain.leaf().getNotAfter().toInstant();
        return switch (chain.validate(accepted, signed)) {
            case Outcome.Valid valid -> new Trusted(name(anchors, valid.root()), ends);
            case Outcome.RootUnknown unknown -> new RootUnknown(unknown.root(), ends);
            case Outcome.OutsideValidity outside -> new ChainExpired(outside.reason());
            case Outcome.Invalid invalid -> new ChainInvalid(invalid.reason());
        };
    }

    private static String name(List<ReferenceValues.TrustAnchor> anchors, Digest root) {
        return anchors.stream()
                .filter(a -> a.certificate().equals(root))
                .findFirst()
                .map(ReferenceValues.TrustAnchor::name)
                .orElse(root.abbreviated());
    }
}
