package dev.reckoner.crypto;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A key that cosigns checkpoints (C2SP tlog-cosignature): who signs has verified that the log was only appended to. A
 * signature is 8 bytes of POSIX time, the most significant first, and the signature proper.
 */
public sealed interface CosignerKey extends NoteKey permits Ed25519CosignerKey, MlDsaCosignerKey {
    /** Later than that is no time that Java knows; the format allows for 2^63 - 1. */
    long LATEST = Instant.MAX.getEpochSecond();

    /** Length of the time before the signature proper. */
    int TIME_BYTES = Long.BYTES;

    /**
     * Reads the written form of a key that cosigns.
     *
     * @throws IllegalArgumentException as {@link NoteKey#parse}, and if the key signs in another way
     */
    static CosignerKey parse(String text) {
        if (NoteKey.parse(text) instanceof CosignerKey key) {
            return key;
        }
        throw new IllegalArgumentException("Not the key of a cosigner, whose type is 4 or 6");
    }

    /**
     * The bytes that are signed.
     *
     * @param seconds POSIX time; 0 if nothing is said of when
     * @throws IllegalArgumentException if the checkpoint cannot be signed in this way
     */
    byte[] message(Checkpoint checkpoint, long seconds);

    /** True if the signature proper is this key's over {@link #message}. */
    boolean verifiesMessage(byte[] message, byte[] signature);

    @Override
    default boolean verifies(String text, byte[] signature) {
        if (signature.length <= TIME_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        if (seconds < 0 || seconds > LATEST) {
            return false;
        }
        try {
            byte[] message = message(Checkpoint.parse(text), seconds);
            return verifiesMessage(message, Arrays.copyOfRange(signature, TIME_BYTES, signature.length));
        } catch (IllegalArgumentException e) {
            // Text that is no checkpoint is nothing that a cosigner can have signed.
            return false;
        }
    }

    /** When the text of a note was signed, as the cosigner says; empty if it does not say, or the signature does not hold. */
    default Optional<Instant> time(String text, NoteSignature line) {
        return Optional.of(line.bytes())
                .filter(signature -> verifies(text, signature))
                .map(signature -> ByteBuffer.wrap(signature).getLong())
                .filter(seconds -> seconds != 0)
                .map(Instant::ofEpochSecond);
    }
}
