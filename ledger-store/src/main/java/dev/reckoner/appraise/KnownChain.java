package dev.reckoner.appraise;

import java.time.Instant;
import java.util.Optional;

/**
 * A chain by its number.
 *
 * @param name for people
 * @param chainId EIP-155
 */
public record KnownChain(
        String name, long chainId, Optional<String> source, Optional<Instant> from, Optional<Instant> until)
        implements DatedReference {
    @Override
    public ReferenceKind kind() {
        return ReferenceKind.CHAIN;
    }

    @Override
    public String value() {
        return Long.toString(chainId);
    }
}
