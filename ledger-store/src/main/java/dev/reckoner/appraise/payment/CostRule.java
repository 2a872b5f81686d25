package dev.reckoner.appraise.payment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a response costs. The gateway computes with Python's decimals, which round every step half-even to 28 digits; so does
 * this. Source: tee-gateway {@code tee_gateway/pricing.py}, compute_session_cost.
 */
public final class CostRule {
    /** Smallest units of one OPG. */
    private static final BigDecimal OPG = BigDecimal.TEN.pow(18);

    private static final MathContext PYTHON = new MathContext(28, RoundingMode.HALF_EVEN);

    /** As {@link #words} writes it at the beginning of a finding's detail; a token's amount has no more digits. */
    private static final Pattern STATED = Pattern.compile("(?:stated )?(\\d{1,80}(?:\\.\\d{1,18})?) OPG\\b");

    private CostRule() {}

    /**
     * What one model's tokens cost.
     *
     * @param input dollars for one token of the request
     * @param output dollars for one token of the answer
     */
    public record Price(BigDecimal input, BigDecimal output) {}

    /** The cost in OPG's smallest unit, rounded up. */
    public static BigInteger opg(long promptTokens, long completionTokens, Price price, BigDecimal opgPriceUsd) {
        BigDecimal usd = BigDecimal.valueOf(promptTokens)
                .multiply(price.input(), PYTHON)
                .add(BigDecimal.valueOf(completionTokens).multiply(price.output(), PYTHON), PYTHON);
        return usd.divide(opgPriceUsd, PYTHON)
                .multiply(OPG, PYTHON)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
    }

    /** The same cost in dollars. */
    public static BigDecimal usd(BigInteger opg, BigDecimal opgPriceUsd) {
        return new BigDecimal(opg).divide(OPG, PYTHON).multiply(opgPriceUsd, PYTHON);
    }

    /**
     * What the response says that it cost, in OPG, as the detail of a finding about its cost begins; empty where that tells
     * something else.
     */
    public static Optional<BigDecimal> stated(String detail) {
        var found = STATED.matcher(detail);
        return found.lookingAt() ? Optional.of(new BigDecimal(found.group(1))) : Optional.empty();
    }

    /** An amount of OPG's smallest unit for people, in OPG. */
    public static String words(BigInteger opg) {
        return new BigDecimal(opg).divide(OPG).stripTrailingZeros().toPlainString() + " OPG";
    }
}
