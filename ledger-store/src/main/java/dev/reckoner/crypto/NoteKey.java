package dev.reckoner.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of a key that signs notes (C2SP signed-note). Written
 * {@code <name>+<key ID, 8 hex digits>+<base64 of signature type ‖ public key>}, which C2SP calls a vkey.
 */
public sealed interface NoteKey permits Ed25519NoteKey, CosignerKey {
    /** Who signs; not empty, no Unicode space, no plus sign. */
    String name();

    /** The public key in base64, without the type. */
    String key();

    /** C2SP's number for the kind of signature. */
    byte type();

    /** True if the bytes are this key's signature over the text of a note. */
    boolean verifies(String text, byte[] signature);

    /** The Ed25519 key of a JDK public key, for notes of any text. */
    static NoteKey of(String name, PublicKey key) {
        return new Ed25519NoteKey(name, StrictBase64.encode(RawKey.ED25519.bytes(key)));
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it is none, is of a kind that is not verified here, or its ID is another key's
     */
    static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A note key is written name+ID+key");
        }
        byte[] typed = StrictBase64.decode(parts[2]);
        if (typed.length == 0) {
            throw new IllegalArgumentException("A note key begins with its type");
        }
        String key = StrictBase64.encode(Arrays.copyOfRange(typed, 1, typed.length));
        NoteKey read = switch (typed[0]) {
            case Ed25519NoteKey.TYPE -> new Ed25519NoteKey(parts[0], key);
            case Ed25519CosignerKey.TYPE -> new Ed25519CosignerKey(parts[0], key);
            case MlDsaCosignerKey.TYPE -> new MlDsaCosignerKey(parts[0], key);
            default -> throw new IllegalArgumentException("Note keys of type " + typed[0] + " are not verified here");
        };
        if (!read.id().equals(parts[1])) {
            throw new IllegalArgumentException("The note key's ID is " + read.id() + ", not " + parts[1]);
        }
        return read;
    }

    /** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), 8 hexadecimal digits. */
    default String id() {
        MessageDigest sha = Digest.sha256Function();
        sha.update((name() + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update(typed());
        return HexFormat.of().formatHex(sha.digest(), 0, 4);
    }

    /** The written form. */
    default String written() {
        return name() + "+" + id() + "+" + StrictBase64.encode(typed());
    }

    /** The public key. */
    default byte[] bytes() {
        return StrictBase64.decode(key());
    }

    private byte[] typed() {
        byte[] raw = bytes();
        return ByteBuffer.allocate(raw.length + 1).put(type()).put(raw).array();
    }
}
