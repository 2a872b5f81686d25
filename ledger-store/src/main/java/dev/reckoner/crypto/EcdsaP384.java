package dev.reckoner.crypto;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;

/** ECDSA over P-384 with SHA-384 and the plain r || s signature form (ES384 of RFC 9053). */
public final class EcdsaP384 {
    /** Length of r || s. */
    public static final int SIGNATURE_BYTES = 96;

    /** Order of P-384 (FIPS 186-4, D.1.2.4). */
    private static final BigInteger ORDER = new BigInteger(
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973", 16);

    private EcdsaP384() {}

    /** True if the key is a P-384 key. */
    public static boolean isKey(PublicKey key) {
        return key instanceof ECPublicKey ec && ORDER.equals(ec.getParams().getOrder());
    }

    /** True only for a valid signature; a key of another kind or a signature of another length is false. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        return verify(SignatureEngine.chosen(), key, message, signature);
    }

    static boolean verify(SignatureEngine engine, PublicKey key, byte[] message, byte[] signature) {
        // The platform accepts shorter and longer values, so the length is ours to insist on.
        return isKey(key)
                && signature.length == SIGNATURE_BYTES
                && engine.verify(SignatureScheme.ES384, key, message, signature);
    }
}
