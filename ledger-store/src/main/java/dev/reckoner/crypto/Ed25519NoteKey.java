package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;

/**
 * A key whose signatures are Ed25519 over the whole text of a note (C2SP signed-note, type 0x01).
 *
 * @param name who signs
 * @param key base64 of 32 bytes
 */
public record Ed25519NoteKey(String name, String key) implements NoteKey {
    static final byte TYPE = 1;

    public Ed25519NoteKey {
        KeyName.require(name);
        RawKey.ED25519.requireLength(key);
    }

    @Override
    public byte type() {
        return TYPE;
    }

    @Override
    public boolean verifies(String text, byte[] signature) {
        return Ed25519.verify(bytes(), text.getBytes(StandardCharsets.UTF_8), signature);
    }

    @Override
    public String toString() {
        return written();
    }
}
