package dev.reckoner.crypto;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * Certificates that were read and links between them that were verified, each once: documents of one enclave, and of a whole
 * region, share them. A certificate is known by its exact bytes; a link by the issuer's key, the signed part and the
 * signature, exact bytes all three, which is all that its answer depends on. Times, names, usages and path lengths are not
 * remembered: {@link CertificateChain#validate} judges them anew for every chain and every instant.
 *
 * <p>May be used by several threads.
 */
public final class CertificateLinks {
    private static final int MOST = 4096;
    // Longer ones are read every time, so that what is remembered has a bound in bytes too.
    private static final int MOST_BYTES = 2048;

    private final RecentlyUsed<ByteBuffer, X509Certificate> certificates = new RecentlyUsed<>(MOST);
    private final RecentlyUsed<Link, Boolean> links = new RecentlyUsed<>(MOST);

    /** What a link's signature depends on. */
    private record Link(ByteBuffer issuerKey, ByteBuffer signed, ByteBuffer signature) {}

    /**
     * Reads a chain, see {@link CertificateChain#read(byte[], List)}.
     *
     * @throws CertificateException where one is not exactly the DER of a certificate, or the bundle is empty
     */
    public CertificateChain read(byte[] leaf, List<byte[]> bundle) throws CertificateException {
        return CertificateChain.read(leaf, bundle, this);
    }

    /** Reads one certificate that fills the bytes exactly. */
    X509Certificate certificate(byte[] der) throws CertificateException {
        return der.length > MOST_BYTES
                ? linked(der)
                : certificates.get(ByteBuffer.wrap(der.clone()), () -> linked(der));
    }

    /** Whether the signature, strict DER, over a certificate's signed part is that P-384 key's with SHA-384. */
    boolean holds(PublicKey issuer, byte[] signed, byte[] signature) {
        if (signed.length > MOST_BYTES) {
            return verify(issuer, signed, signature);
        }
        Link link = new Link(
                ByteBuffer.wrap(issuer.getEncoded()), ByteBuffer.wrap(signed), ByteBuffer.wrap(signature.clone()));
        return links.get(link, () -> verify(issuer, signed, signature));
    }

    private X509Certificate linked(byte[] der) throws CertificateException {
        return new LinkedCertificate(parse(der), this);
    }

    private static boolean verify(PublicKey issuer, byte[] signed, byte[] signature) {
        return EcdsaDer.toP1363(signature, EcdsaP384.SIGNATURE_BYTES / 2)
                .filter(plain -> EcdsaP384.verify(issuer, signed, plain))
                .isPresent();
    }

    /** Reads one certificate that fills the bytes exactly, and remembers nothing. */
    static X509Certificate parse(byte[] der) throws CertificateException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            // The factory also takes PEM and ignores what follows.
            if (certificate == null || !Arrays.equals(certificate.getEncoded(), der)) {
                throw new CertificateException("the bytes are not exactly one DER certificate");
            }
            return certificate;
        } catch (RuntimeException e) {
            throw new CertificateException("the bytes are not a certificate", e);
        }
    }
}
