package dev.reckoner.trail.document;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** A certificate in one line. */
final class CertificateSummary {
    private static final int LARGEST_BYTES = 16 << 10;

    private CertificateSummary() {}

    /** Subject and validity, or null if the bytes are no certificate. */
    static @Nullable String of(byte[] der) {
        if (der.length == 0 || der.length > LARGEST_BYTES || der[0] != 0x30) {
            return null;
        }
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate
                    ? summary(certificate)
                    : null;
        } catch (CertificateException | RuntimeException damaged) {
            // The JDK's parser answers some damage with unchecked exceptions.
            return null;
        }
    }

    private static String summary(X509Certificate certificate) {
        return Shown.text(certificate.getSubjectX500Principal().getName()) + ", valid "
                + certificate.getNotBefore().toInstant() + " to "
                + certificate.getNotAfter().toInstant();
    }
}
