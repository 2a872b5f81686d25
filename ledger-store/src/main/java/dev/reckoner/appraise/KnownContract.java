package dev.reckoner.appraise;

import java.time.Instant;
import java.util.Optional;

/**
 * A contract that people call by a name. Only what {@link KnownValues#RELAY} names is believed in something: in the settlements
 * that it is proven to have logged.
 *
 * @param name for people
 * @param chainId EIP-155; any chain where empty
 * @param address {@code 0x} and 40 hexadecimal characters
 */
public record KnownContract(
        String name,
        Optional<Long> chainId,
        String address,
        Optional<String> source,
        Optional<Instant> from,
        Optional<Instant> until)
        implements DatedReference {
    @Override
    public ReferenceKind kind() {
        return ReferenceKind.CONTRACT;
    }

    @Override
    public String value() {
        return chainId.map(id -> id + ":").orElse("") + address;
    }
}
