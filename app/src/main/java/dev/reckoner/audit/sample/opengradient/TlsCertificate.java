package dev.reckoner.audit.sample.opengradient;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate of an endpoint, signed by itself, as an enclave makes it for its own. */
public final class TlsCertificate {
    private static final Duration LIFETIME = Duration.ofDays(365);

    private TlsCertificate() {}

    /** X.509, DER; another one at every call, since its key is. */
    public static byte[] of(String host, Instant from) throws GeneralSecurityException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var name = new X500Principal("CN=" + host);
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(from.getEpochSecond()),
                    Date.from(from),
                    Date.from(from.plus(LIFETIME)),
                    name,
                    keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return builder.build(signer).getEncoded();
        } catch (OperatorCreationException | java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
