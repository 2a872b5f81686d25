package dev.reckoner.appraise.chain;

import java.math.BigInteger;
import java.util.Optional;

/**
 * One inference that an event or a call of the settlement contract names. Older forms hold the two hashes alone.
 *
 * @param teeId {@code 0x} and 64 characters
 * @param inputHash likewise
 * @param outputHash likewise
 * @param timestamp Unix seconds, as signed
 * @param ethAddress for Permit2 payments the spender contract, not the payer
 * @param signature {@code 0x} and hexadecimal
 */
public record SettledSingle(
        Optional<String> teeId,
        String inputHash,
        String outputHash,
        Optional<BigInteger> timestamp,
        Optional<String> ethAddress,
        Optional<String> signature,
        Told told)
        implements Settled {
    /** True for the forms of December 2025 to February 2026, which two calls with the same answer share. */
    public boolean isOlderForm() {
        return teeId.isEmpty();
    }
}
