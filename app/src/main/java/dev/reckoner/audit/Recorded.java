package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Where and when an entry was recorded.
 *
 * @param time when
 * @param index position in the ledger
 * @param hashing computes its RFC 6962 leaf hash, which few of those who follow the entries need
 */
record Recorded(Instant time, long index, Supplier<byte[]> hashing) {
    Digest leaf() {
        return Digest.ofSha256(hashing.get());
    }
}
