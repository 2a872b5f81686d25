package dev.reckoner.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public keys as notes hold them, without the SubjectPublicKeyInfo around them (RFC 8410, RFC 9881). */
enum RawKey {
    /** 32 bytes. */
    ED25519("Ed25519", "302a300506032b6570032100", 32),
    /** 1312 bytes (FIPS 204, table 2). */
    ML_DSA_44("ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312);

    private final String algorithm;
    private final byte[] prefix;
    private final int length;

    RawKey(String algorithm, String prefix, int length) {
        this.algorithm = algorithm;
        this.prefix = HexFormat.of().parseHex(prefix);
        this.length = length;
    }

    /** The bytes of a JDK public key. */
    byte[] bytes(PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != prefix.length + length || !Arrays.equals(spki, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new IllegalArgumentException("Not an " + algorithm + " public key");
        }
        return Arrays.copyOfRange(spki, prefix.length, spki.length);
    }

    /** The JDK's form of the bytes. */
    PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] spki = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, spki, prefix.length, raw.length);
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
    }

    /** Refuses base64 of anything but as many bytes as such a key has. */
    void requireLength(String base64) {
        int bytes = StrictBase64.decode(base64).length;
        if (bytes != length) {
            throw new IllegalArgumentException(
                    "An " + algorithm + " public key has " + length + " bytes, not " + bytes);
        }
    }
}
