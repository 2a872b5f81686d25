package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.payment.Payment;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A payment of x402 on Base as its payer signs it. Nobody can carry it out: the accounts hold nothing. Source: coinbase/x402,
 * {@code specs/schemes}.
 *
 * @param payer who signs it
 * @param json the payload of x402's second version
 */
record MadePayment(Wallet payer, ObjectNode json) {
    /** x402's contract for Permit2 payments, the same for all payers. */
    static final String PROXY = "0x402085c248eea27d92e8b30b2c58ed07f9e20001";

    private static final String PAY_TO = "0x9deebb5d1b22e4a6e027977cead13893a7e4cc1a";
    private static final String OPG = "0xfbc2051ae2265686a469421b2c5a2d5462fbf5eb";
    private static final String USDC = "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913";
    private static final String NETWORK = "eip155:8453";
    private static final long CHAIN = 8453;
    /** A tenth of an OPG, which a session may draw on. */
    private static final String CAP = "100000000000000000";
    /** A hundredth of a dollar. */
    private static final String FEE = "10000";

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String UNSIGNED = "0x" + "00".repeat(65);

    /** A transfer of dollars that the token's own contract carries out (EIP-3009). */
    static MadePayment transfer(Wallet payer, Seed seed, Instant at) {
        ObjectNode payment = payment("exact");
        ((ObjectNode) payment.path("accepted"))
                .put("asset", USDC)
                .putObject("extra")
                .put("name", "USD Coin")
                .put("version", "2");
        ((ObjectNode) payment.path("payload"))
                .putObject("authorization")
                .put("from", payer.address())
                .put("to", PAY_TO)
                .put("value", FEE)
                .put("validAfter", seconds(at.minus(LIFETIME)))
                .put("validBefore", seconds(at.plus(LIFETIME)))
                .put("nonce", "0x%064x".formatted(nonce(payer, seed, at)));
        return signed(payer, payment);
    }

    /** Leave for x402's contract to move up to a session's cap of OPG (Permit2, scheme {@code upto}). */
    static MadePayment permit(Wallet payer, Seed seed, Instant at) {
        ObjectNode payment = payment("upto");
        ObjectNode permit = ((ObjectNode) payment.path("payload"))
                .putObject("permit2Authorization")
                .put("from", payer.address());
        permit.putObject("permitted").put("token", OPG).put("amount", CAP);
        permit.put("spender", PROXY)
                .put("nonce", nonce(payer, seed, at).toString())
                .put("deadline", seconds(at.plus(LIFETIME)))
                .putObject("witness")
                .put("to", PAY_TO)
                .put("validAfter", seconds(at.minus(LIFETIME)));
        return signed(payer, payment);
    }

    private static ObjectNode payment(String scheme) {
        ObjectNode payment = JsonNodeFactory.instance.objectNode().put("x402Version", 2);
        payment.putObject("accepted").put("scheme", scheme).put("network", NETWORK);
        payment.putObject("payload").put("signature", UNSIGNED);
        return payment;
    }

    private static BigInteger nonce(Wallet payer, Seed seed, Instant at) {
        return new BigInteger(248, seed.random("nonce " + payer.address() + at));
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static MadePayment signed(Wallet payer, ObjectNode payment) {
        try {
            Bytes digest = Payment.of(payment).authorization().digests(CHAIN).getFirst();
            ((ObjectNode) payment.path("payload"))
                    .put("signature", payer.sign(digest).toString());
            return new MadePayment(payer, payment);
        } catch (TrailFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of the header that carries it. */
    String header() {
        return Base64.getEncoder().encodeToString(StrictJson.write(json));
    }
}
