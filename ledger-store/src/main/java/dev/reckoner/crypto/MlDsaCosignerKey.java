package dev.reckoner.crypto;

import java.security.PublicKey;

/**
 * A cosigner's, or a log's own, ML-DSA-44 key (C2SP tlog-cosignature, type 0x06; FIPS 204). Signed is a
 * {@code cosigned_message}: it names the cosigner and leaves out the checkpoint's extension lines, of which it says nothing.
 *
 * @param name who signs, at most 255 bytes of UTF-8
 * @param key base64 of 1312 bytes
 */
public record MlDsaCosignerKey(String name, String key) implements CosignerKey {
    static final byte TYPE = 6;

    public MlDsaCosignerKey {
        KeyName.require(name);
        SubtreeMessage.requireShort(name);
        RawKey.ML_DSA_44.requireLength(key);
    }

    /** The key of a JDK public key. */
    public static MlDsaCosignerKey of(String name, PublicKey key) {
        return new MlDsaCosignerKey(name, StrictBase64.encode(RawKey.ML_DSA_44.bytes(key)));
    }

    @Override
    public byte type() {
        return TYPE;
    }

    @Override
    public byte[] message(Checkpoint checkpoint, long seconds) {
        var whole = new LeafRange(0, checkpoint.size());
        return new SubtreeMessage(name, seconds, checkpoint.origin(), whole, checkpoint.root()).bytes();
    }

    @Override
    public boolean verifiesMessage(byte[] message, byte[] signature) {
        return MlDsa44.verify(bytes(), message, signature);
    }

    @Override
    public String toString() {
        return written();
    }
}
