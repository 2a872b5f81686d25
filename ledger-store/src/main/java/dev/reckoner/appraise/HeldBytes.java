package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.SignedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Blobs for checks, which cannot go on where the disk fails. */
final class HeldBytes {
    private HeldBytes() {}

    /** The bytes; empty where the case does not hold them. */
    static Optional<byte[]> of(Digest digest, Check.Context context) {
        try {
            return context.evidence().blob(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the enclave signed of the response; empty where the case does not hold it, or there is nothing to be signed. */
    static Optional<byte[]> signed(Evidence.SignedResponse response, Check.Context context) {
        try {
            return SignedMessage.of(response, context.evidence()::blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
