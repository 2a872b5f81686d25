package dev.reckoner.crypto;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.Instant;

/** A key pair that cosigns checkpoints (C2SP tlog-cosignature). Whether they deserve it is for the caller to have checked. */
public final class Cosigner {
    private final CosignerKey key;
    private final PrivateKey secret;

    /** The cosigner whose public half is {@code key}. */
    public Cosigner(CosignerKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** The public half. */
    public CosignerKey key() {
        return key;
    }

    /**
     * Says that this was the largest tree of its log that the cosigner knew at that time, to the second.
     *
     * @throws IllegalArgumentException if the time is before 1970, or the checkpoint cannot be signed with such a key
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
        if (time.getEpochSecond() < 1) {
            throw new IllegalArgumentException("Nothing can be cosigned in " + time);
        }
        return sign(checkpoint, time.getEpochSecond());
    }

    NoteSignature sign(Checkpoint checkpoint, long seconds) {
        byte[] signature = Signatures.sign(secret, key.message(checkpoint, seconds));
        byte[] timed = ByteBuffer.allocate(CosignerKey.TIME_BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return new NoteSignature(key.name(), key.id(), timed);
    }
}
