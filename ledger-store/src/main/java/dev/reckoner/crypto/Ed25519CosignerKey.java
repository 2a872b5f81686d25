package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/**
 * A cosigner's Ed25519 key (C2SP tlog-cosignature, type 0x04). Signed are the lines {@code cosignature/v1} and
 * {@code time N}, and the whole text of the checkpoint.
 *
 * @param name who signs
 * @param key base64 of 32 bytes
 */
public record Ed25519CosignerKey(String name, String key) implements CosignerKey {
    static final byte TYPE = 4;

    public Ed25519CosignerKey {
        KeyName.require(name);
        RawKey.ED25519.requireLength(key);
    }

    /** The key of a JDK public key. */
    public static Ed25519CosignerKey of(String name, PublicKey key) {
        return new Ed25519CosignerKey(name, StrictBase64.encode(RawKey.ED25519.bytes(key)));
    }

    @Override
    public byte type() {
        return TYPE;
    }

    @Override
    public byte[] message(Checkpoint checkpoint, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean verifiesMessage(byte[] message, byte[] signature) {
        return Ed25519.verify(bytes(), message, signature);
    }

    @Override
    public String toString() {
        return written();
    }
}
