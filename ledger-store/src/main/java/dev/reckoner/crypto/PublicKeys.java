package dev.reckoner.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Public keys as X.509 SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7). */
public final class PublicKeys {
    private static final Map<String, String> FAMILIES = Map.of(
            "1.2.840.113549.1.1.1", "RSA",
            "1.2.840.10045.2.1", "EC",
            "1.3.101.112", "Ed25519");

    // Thousands of signatures are by a few keys. Longer than that of an RSA key of 8192 bits is none that anybody uses.
    private static final int MOST_REMEMBERED_BYTES = 1200;
    private static final RecentlyUsed<ByteBuffer, Optional<PublicKey>> READ = new RecentlyUsed<>(1024);

    private static final RecentlyUsed<String, Optional<PublicKey>> READ_BASE64 = new RecentlyUsed<>(1024);

    private PublicKeys() {}

    /** The key; empty where the text is not base64 of exactly such a DER. */
    public static Optional<PublicKey> readBase64(String spki) {
        return spki.length() > 2 * MOST_REMEMBERED_BYTES ? decode(spki) : READ_BASE64.get(spki, () -> decode(spki));
    }

    private static Optional<PublicKey> decode(String spki) {
        try {
            return read(Base64.getDecoder().decode(spki));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key; empty where the bytes are not exactly the DER of an RSA, EC or Ed25519 key. */
    public static Optional<PublicKey> read(byte[] spki) {
        return spki.length > MOST_REMEMBERED_BYTES
                ? parse(spki)
                : READ.get(ByteBuffer.wrap(spki.clone()), () -> parse(spki));
    }

    private static Optional<PublicKey> parse(byte[] spki) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
            String family = FAMILIES.get(info.getAlgorithm().getAlgorithm().getId());
            if (family == null || !Arrays.equals(info.getEncoded("DER"), spki)) {
                return Optional.empty();
            }
            return Optional.of(KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // The ASN.1 reader answers damage with a choice of unchecked exceptions.
            return Optional.empty();
        }
    }

    /** The algorithm for people: {@code RSA-2048}, {@code EC P-256}, {@code Ed25519}. */
    public static String label(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> "RSA-" + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "EC P-" + ec.getParams().getOrder().bitLength();
            default -> "Ed25519";
        };
    }
}
