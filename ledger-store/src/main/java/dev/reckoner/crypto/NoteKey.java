package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public half of an Ed25519 key that signs notes (C2SP signed-note). Written
 * {@code <name>+<key hash, 8 hex digits>+<base64 of 0x01 ‖ public key>}.
 *
 * @param name who signs; no space, no {@code +}
 * @param key the 32 bytes of the public key, base64
 */
public record NoteKey(String name, String key) {
    /** C2SP's number for Ed25519. */
    private static final byte ED25519 = 1;

    private static final int KEY_BYTES = 32;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Cntrl}]{1,200}", Pattern.UNICODE_CHARACTER_CLASS);

    public NoteKey {
        requireName(name);
        if (Base64.getDecoder().decode(key).length != KEY_BYTES) {
            throw new IllegalArgumentException("An Ed25519 public key has 32 bytes");
        }
    }

    /** The key of a JDK public key. */
    public static NoteKey of(String name, PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != SPKI_PREFIX.length + KEY_BYTES || !startsWithPrefix(spki)) {
            throw new IllegalArgumentException("Not an Ed25519 public key");
        }
        byte[] raw = Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
        return new NoteKey(name, Base64.getEncoder().encodeToString(raw));
    }

    /** Reads the written form. */
    public static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A note key is written name+hash+key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("Not an Ed25519 note key");
        }
        NoteKey key =
                new NoteKey(parts[0], Base64.getEncoder().encodeToString(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.hash().equals(parts[1])) {
            throw new IllegalArgumentException("The note key's hash is " + key.hash() + ", not " + parts[1]);
        }
        return key;
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A note key's name has no spaces and no plus sign: " + name);
        }
    }

    /** The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key), 8 hexadecimal digits. */
    public String hash() {
        MessageDigest sha = Digest.sha256Function();
        sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update(typedKey());
        return HexFormat.of().formatHex(sha.digest(), 0, 4);
    }

    /** True if the 64 bytes are this key's signature over the text. */
    public boolean verifies(String text, byte[] signature) {
        return Ed25519.verify(Base64.getDecoder().decode(key), text.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** The JDK's form of the key. */
    public PublicKey publicKey() throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(key);
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }

    /** The written form. */
    @Override
    public String toString() {
        return name + "+" + hash() + "+" + Base64.getEncoder().encodeToString(typedKey());
    }

    private byte[] typedKey() {
        byte[] raw = Base64.getDecoder().decode(key);
        byte[] typed = new byte[raw.length + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    private static boolean startsWithPrefix(byte[] spki) {
        return Arrays.equals(spki, 0, SPKI_PREFIX.length, SPKI_PREFIX, 0, SPKI_PREFIX.length);
    }
}
