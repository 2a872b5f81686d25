package dev.reckoner.appraise.completeness;

import java.time.Instant;
import java.util.Optional;

/**
 * A settled inference, as a leaf, a blob or an event names it. Old leaves hold the hashes alone.
 *
 * @param teeId {@code 0x} and 64 characters
 * @param inputHash hexadecimal without {@code 0x}
 * @param outputHash likewise
 * @param signedAt the signed time that it states
 * @param settledAt time of the block that settled it, where the case tells
 */
public record Settlement(
        Optional<String> teeId,
        String inputHash,
        String outputHash,
        Optional<Instant> signedAt,
        Optional<Instant> settledAt) {
    /** What it says of which response it settles. */
    Key key() {
        return new Key(teeId, inputHash, outputHash, signedAt);
    }

    /** True if it settles the response, by all that it says. */
    public boolean settles(Signed signed) {
        return inputHash.equals(signed.inputHash())
                && outputHash.equals(signed.outputHash())
                && teeId.filter(id -> !id.equals(signed.teeId())).isEmpty()
                && signedAt.filter(at -> !at.equals(signed.at())).isEmpty();
    }

    record Key(Optional<String> teeId, String inputHash, String outputHash, Optional<Instant> signedAt) {}
}
