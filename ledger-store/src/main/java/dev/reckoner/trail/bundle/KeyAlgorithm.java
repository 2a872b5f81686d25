package dev.reckoner.trail.bundle;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Names the algorithm of a public key. */
final class KeyAlgorithm {
    private KeyAlgorithm() {}

    /** The algorithm of a SubjectPublicKeyInfo DER; empty where it is none that signs statements. */
    static Optional<String> of(byte[] spki) {
        try {
            var identifier = SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(spki))
                    .getAlgorithm();
            var oid = identifier.getAlgorithm();
            if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
                return Optional.of("Ed25519");
            }
            if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return Optional.of("RSA");
            }
            boolean p256 = oid.equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && SECObjectIdentifiers.secp256r1.equals(identifier.getParameters());
            return p256 ? Optional.of("EC P-256") : Optional.empty();
        } catch (IOException | IllegalArgumentException | NullPointerException notAKey) {
            return Optional.empty();
        }
    }
}
