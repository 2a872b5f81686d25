package dev.reckoner.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * PKIX path validation (RFC 5280, section 6) of a chain that a document carries, at a given instant and with revocation
 * off: revocation lists are online, and a document is judged by its own time.
 */
public final class CertificateChain {
    private final List<X509Certificate> path;
    private final X509Certificate root;

    private CertificateChain(List<X509Certificate> path, X509Certificate root) {
        this.path = path;
        this.root = root;
    }

    /** The answer. */
    public sealed interface Outcome {
        /** The chain holds and its root is accepted. */
        record Valid(Digest root) implements Outcome {}

        /** The chain holds, but nobody told us to trust its root. */
        record RootUnknown(Digest root) implements Outcome {}

        /** A certificate was not valid at that instant. */
        record OutsideValidity(String reason) implements Outcome {}

        /** The chain does not hold. */
        record Invalid(String reason) implements Outcome {}
    }

    /**
     * Reads a chain.
     *
     * @param leaf DER of the leaf
     * @param bundle DER of the issuers, root first, the leaf's issuer last
     * @throws CertificateException where one is not exactly the DER of a certificate, or the bundle is empty
     */
    public static CertificateChain read(byte[] leaf, List<byte[]> bundle) throws CertificateException {
        return read(leaf, bundle, new CertificateLinks());
    }

    static CertificateChain read(byte[] leaf, List<byte[]> bundle, CertificateLinks links) throws CertificateException {
        if (bundle.isEmpty()) {
            throw new CertificateException("the chain has no root");
        }
        List<X509Certificate> path = new ArrayList<>(List.of(links.certificate(leaf)));
        for (byte[] issuer : bundle.reversed()) {
            path.add(links.certificate(issuer));
        }
        X509Certificate root = path.removeLast();
        return new CertificateChain(List.copyOf(path), root);
    }

    /** Reads one certificate that fills the bytes exactly. */
    public static X509Certificate certificate(byte[] der) throws CertificateException {
        return CertificateLinks.parse(der);
    }

    /** The certificate that signs. */
    public X509Certificate leaf() {
        return path.getFirst();
    }

    /** SHA-256 of the root's DER. */
    public Digest rootDigest() {
        try {
            return Digest.sha256(root.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("A certificate that was read has no encoding", e);
        }
    }

    /** Validates as of that instant; a root is accepted by its digest and nothing else. */
    public Outcome validate(Set<Digest> acceptedRoots, Instant at) {
        Optional<X509Certificate> untimely = untimely(at);
        if (untimely.isPresent()) {
            return new Outcome.OutsideValidity(validity(untimely.get()));
        }
        if (!signs(leaf())) {
            return new Outcome.Invalid("LEAF_DOES_NOT_SIGN");
        }
        try {
            CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters(at));
        } catch (CertPathValidatorException e) {
            // The platform's own message depends on its locale; a finding must not.
            return new Outcome.Invalid(e.getReason().toString());
        } catch (GeneralSecurityException | RuntimeException e) {
            return new Outcome.Invalid(e.getClass().getSimpleName());
        }
        Digest digest = rootDigest();
        return acceptedRoots.contains(digest) ? new Outcome.Valid(digest) : new Outcome.RootUnknown(digest);
    }

    private Optional<X509Certificate> untimely(Instant at) {
        return Stream.concat(path.stream(), Stream.of(root))
                .filter(c -> at.isBefore(c.getNotBefore().toInstant())
                        || at.isAfter(c.getNotAfter().toInstant()))
                .findFirst();
    }

    private PKIXParameters parameters(Instant at) throws InvalidAlgorithmParameterException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        return parameters;
    }

    private static boolean signs(X509Certificate leaf) {
        boolean[] usage = leaf.getKeyUsage();
        return leaf.getBasicConstraints() < 0 && (usage == null || usage[0]);
    }

    private static String validity(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + " is valid from "
                + certificate.getNotBefore().toInstant() + " to "
                + certificate.getNotAfter().toInstant();
    }
}
