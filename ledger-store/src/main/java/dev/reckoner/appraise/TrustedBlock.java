package dev.reckoner.appraise;

import java.time.Instant;
import java.util.Optional;

/**
 * A block that the analyst vouches for: what is proven under its header happened on that chain. Its interval is compared with
 * the block's own time.
 *
 * @param chainId EIP-155
 * @param number how many blocks lie before it
 * @param hash Keccak-256 of its header, {@code 0x} and 64 hexadecimal characters
 */
public record TrustedBlock(
        long chainId,
        long number,
        String hash,
        Optional<String> source,
        Optional<Instant> from,
        Optional<Instant> until)
        implements DatedReference {
    @Override
    public ReferenceKind kind() {
        return ReferenceKind.BLOCK;
    }

    @Override
    public String name() {
        return number + " of chain " + chainId;
    }

    @Override
    public String value() {
        return hash;
    }
}
