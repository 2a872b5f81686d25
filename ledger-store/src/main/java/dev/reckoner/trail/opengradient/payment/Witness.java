package dev.reckoner.trail.opengradient.payment;

import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a payer signs beside a Permit2 transfer: that the proxy may send the tokens to this payee alone. There were three
 * forms: with {@code extra} (coinbase/x402, {@code contracts/evm/src/x402BasePermit2Proxy.sol} of early 2026, and
 * OpenGradient's {@code x402permit.sol}), without it (scheme {@code exact}), and with the facilitator (scheme {@code upto}).
 *
 * @param to the payee
 * @param facilitator who alone may settle
 * @param validAfter Unix seconds
 * @param extra of whatever meaning; clients leave it out where it is empty
 */
record Witness(String to, Optional<String> facilitator, BigInteger validAfter, Optional<Bytes> extra) {
    private static final String PLAIN = "Witness(address to,uint256 validAfter)";
    private static final String WITH_EXTRA = "Witness(address to,uint256 validAfter,bytes extra)";
    private static final String WITH_FACILITATOR = "Witness(address to,address facilitator,uint256 validAfter)";

    /**
     * One way to read it.
     *
     * @param type in EIP-712's notation
     * @param hash of the struct
     */
    record Reading(String type, Bytes hash) {}

    /** Every form that the members can be of. */
    List<Reading> readings() {
        if (facilitator.isPresent()) {
            Bytes hash = TypedData.struct(
                    WITH_FACILITATOR,
                    TypedData.hex(to),
                    TypedData.hex(facilitator.get()),
                    TypedData.number(validAfter));
            return List.of(new Reading(WITH_FACILITATOR, hash));
        }
        Bytes hash = TypedData.struct(
                WITH_EXTRA,
                TypedData.hex(to),
                TypedData.number(validAfter),
                extra.orElse(Bytes.EMPTY).keccak());
        Reading withExtra = new Reading(WITH_EXTRA, hash);
        if (extra.isPresent() && !extra.get().isEmpty()) {
            return List.of(withExtra);
        }
        Bytes plain = TypedData.struct(PLAIN, TypedData.hex(to), TypedData.number(validAfter));
        return List.of(new Reading(PLAIN, plain), withExtra);
    }
}
