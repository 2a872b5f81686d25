package dev.reckoner.trail.opengradient.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * A payment as its payer signed it. Source: coinbase/x402, {@code specs/schemes/exact/scheme_exact_evm.md} and {@code
 * specs/schemes/upto/scheme_upto_evm.md}.
 *
 * @param scheme {@code exact} or {@code upto}
 * @param network as stated: {@code eip155:} and the chain id, or x402's own name for it
 * @param signature r, s and v, or what a contract wallet takes for a signature
 */
public record Payment(String scheme, String network, Authorization authorization, Bytes signature) {
    private static final String EIP155 = "eip155:";
    private static final BigInteger MOST_CHAIN_ID = BigInteger.valueOf(Long.MAX_VALUE);
    /** The names that x402's first version used. */
    private static final Map<String, Long> NAMED = Map.of("base", 8453L, "base-sepolia", 84532L);

    /** True if the object can be nothing else. */
    public static boolean isIn(JsonNode object) {
        JsonNode payload = PaymentParser.payload(object);
        return PaymentParser.AUTHORIZATIONS.stream()
                .anyMatch(name -> payload.path(name).isObject());
    }

    /**
     * Reads it, alone or in what a facilitator is asked to verify.
     *
     * @throws TrailFormatException {@code TR-JSON-TYPE} if a member is missing or of another form, {@code TR-X402-METHOD} if
     *     tokens are to be moved in a way that is not known
     */
    public static Payment of(JsonNode object) throws TrailFormatException {
        return new PaymentParser(object).payment();
    }

    /** Reads the bytes of a document. */
    public static Payment read(byte[] json) throws TrailFormatException {
        return of(StrictJson.tree(json));
    }

    /** EIP-155; empty where the network is of a name that is not known. */
    public Optional<Long> chainId() {
        String digits = network.startsWith(EIP155) ? network.substring(EIP155.length()) : "";
        if (digits.matches("[0-9]{1,19}") && new BigInteger(digits).compareTo(MOST_CHAIN_ID) <= 0) {
            return Optional.of(Long.parseLong(digits));
        }
        return Optional.ofNullable(NAMED.get(network));
    }

    /** Who signed it. */
    public PaymentSigner signer() {
        return PaymentSigner.of(this);
    }

    /** The evidence item. */
    public Evidence.PaymentPayload evidence(Digest blob, String place) {
        return new Evidence.PaymentPayload(
                id(),
                blob,
                place,
                authorization.method(),
                network,
                authorization.payer(),
                authorization.spender(),
                authorization.asset(),
                authorization.amount().toString(),
                authorization.nonce(),
                signature.toString());
    }

    private Digest id() {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("network", network);
        authorization.told().forEach(told::put);
        told.put("method", authorization.method());
        return Digest.sha256(CanonicalJson.bytes(told));
    }
}
