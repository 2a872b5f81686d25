package dev.reckoner.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The few things that are done with symmetric keys: HKDF-Expand (RFC 5869), HMAC-SHA-256 and AES-256-GCM of the platform. */
final class Keys {
    static final int BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private Keys() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** A key for one use, that tells nothing about those for others. */
    static byte[] expand(byte[] key, String use) {
        return expand(key, use.getBytes(StandardCharsets.US_ASCII), BYTES);
    }

    static byte[] expand(byte[] key, byte[] info, int length) {
        try {
            var from = HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "HKDF"), info, length);
            return KDF.getInstance("HKDF-SHA256").deriveData(from);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Ciphertext and tag. No two messages may share key and nonce. */
    static byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] message) {
        try {
            return gcm(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * The message.
     *
     * @throws UnsoundException if this is not what was sealed with that key, nonce and associated data
     */
    static byte[] open(byte[] key, byte[] nonce, byte[] associated, byte[] stored, int offset, int length)
            throws UnsoundException {
        Cipher cipher;
        try {
            cipher = gcm(Cipher.DECRYPT_MODE, key, nonce, associated);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
        try {
            return cipher.doFinal(stored, offset, length);
        } catch (GeneralSecurityException changed) {
            throw new UnsoundException(changed);
        }
    }

    private static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    // Every Java platform from 25 on has all of these.
    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException(e);
    }
}
