package dev.reckoner.audit.sample.nitro;

import dev.reckoner.crypto.Digest;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for the sample's enclaves, with the same chain and lifetimes as AWS Nitro's: root, regional (20
 * days), zonal (6 days), instance (1 day), leaf (3 hours).
 */
public final class SampleRoot {
    private final KeyPair key;
    private final X509Certificate certificate;

    private SampleRoot(KeyPair key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new root, valid thirty years from that instant. */
    public static SampleRoot create(Instant from) throws GeneralSecurityException {
        var key = newKey();
        var name = new X500Principal("CN=reckoner sample enclave root, O=Reckoner sample, C=XX");
        var certificate = issue(name, key.getPrivate(), name, key, from, Duration.ofDays(365 * 30L), 3);
        return new SampleRoot(key, certificate);
    }

    /** SHA-256 of the certificate: the trust anchor of the sample's reference values. */
    public Digest digest() throws GeneralSecurityException {
        return Digest.sha256(certificate.getEncoded());
    }

    /** The certificate as PEM, the form in which OpenGradient's registry takes it. */
    public String pem() throws GeneralSecurityException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** A fresh leaf for one enclave, valid around that instant, and the chain above it, root first. */
    Leaf leaf(String moduleId, Instant at) throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        chain.add(certificate);
        var issuer = key;
        var lifetimes = List.of(Duration.ofDays(20), Duration.ofDays(6), Duration.ofDays(1));
        var names = List.of("regional", "zonal", "instance");
        for (int i = 0; i < names.size(); i++) {
            var child = newKey();
            var subject = new X500Principal("CN=" + names.get(i) + ".sample-nitro-enclaves, O=Reckoner sample, C=XX");
            chain.add(issue(
                    last(chain).getSubjectX500Principal(),
                    issuer.getPrivate(),
                    subject,
                    child,
                    at,
                    lifetimes.get(i),
                    2 - i));
            issuer = child;
        }
        var leafKey = newKey();
        var subject = new X500Principal("CN=" + moduleId + ", O=Reckoner sample, C=XX");
        var leaf = issue(
                last(chain).getSubjectX500Principal(),
                issuer.getPrivate(),
                subject,
                leafKey,
                at,
                Duration.ofHours(3),
                -1);
        return new Leaf(leafKey.getPrivate(), leaf, List.copyOf(chain));
    }

    private static X509Certificate last(List<X509Certificate> chain) {
        return chain.getLast();
    }

    private static X509Certificate issue(
            X500Principal issuer,
            PrivateKey issuerKey,
            X500Principal subject,
            KeyPair subjectKey,
            Instant at,
            Duration lifetime,
            int pathLength)
            throws GeneralSecurityException {
        try {
            var from = at.minus(Duration.ofMinutes(5));
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(64, new java.security.SecureRandom()).setBit(63),
                    Date.from(from),
                    Date.from(from.plus(lifetime)),
                    subject,
                    subjectKey.getPublic());
            boolean authority = pathLength >= 0;
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    authority ? new BasicConstraints(pathLength) : new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            var signer = new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        return generator.generateKeyPair();
    }

    /**
     * What an enclave signs its attestation with.
     *
     * @param key private key of the leaf
     * @param certificate the leaf
     * @param bundle certificates above it, root first, as in the document's cabundle
     */
    record Leaf(PrivateKey key, X509Certificate certificate, List<X509Certificate> bundle) {}
}
