package dev.reckoner.reputation.erc8004;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The figure of a feedback: {@code number / 10^decimals}.
 *
 * @param number an {@code int128} between -1e38 and 1e38
 * @param decimals from 0 to 18
 */
public record FeedbackValue(BigInteger number, int decimals) {
    /** Two decimals, so that a percentage has four figures. */
    static final int PERCENT_DECIMALS = 2;

    private static final BigInteger MOST = BigInteger.TEN.pow(38);
    private static final int MOST_DECIMALS = 18;

    /**
     * A figure within the contract's limits.
     *
     * @throws Erc8004Exception {@code ER-VALUE} or {@code ER-DECIMALS}
     */
    public static FeedbackValue of(BigInteger number, int decimals) throws Erc8004Exception {
        if (number.abs().compareTo(MOST) > 0) {
            throw new Erc8004Exception(
                    "ER-VALUE", "The value of a feedback is between -10^38 and 10^38, and this one is not.");
        }
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new Erc8004Exception(
                    "ER-DECIMALS", "A value has from 0 to 18 decimals, and this one has " + decimals + ".");
        }
        return new FeedbackValue(number, decimals);
    }

    /**
     * A share as a percentage with two decimals, rounded to the nearest, of two equally near to the even one.
     *
     * @param share from 0 to 1
     */
    static FeedbackValue percent(double share) throws Erc8004Exception {
        BigInteger hundredths = new BigDecimal(share)
                .movePointRight(2 + PERCENT_DECIMALS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
        return of(hundredths, PERCENT_DECIMALS);
    }

    /** The number with its decimal point. */
    public String text() {
        return new BigDecimal(number, decimals).toPlainString();
    }
}
