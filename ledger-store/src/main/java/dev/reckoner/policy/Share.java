package dev.reckoner.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers from 0 to 1, as policies write and people read them. */
public final class Share {
    private static final int DECIMALS = 2;

    private Share() {}

    /** True for a number that is a share. */
    public static boolean is(double number) {
        return number >= 0 && number <= 1;
    }

    static void check(double number) {
        if (!is(number)) {
            throw new IllegalArgumentException(number + " does not lie between 0 and 1");
        }
    }

    /** With two decimals or as many as it has, never with an exponent: {@code 0.70}, {@code 0.125}. */
    public static String text(double share) {
        var decimal = BigDecimal.valueOf(share).stripTrailingZeros();
        return decimal.setScale(Math.max(DECIMALS, decimal.scale())).toPlainString();
    }

    /** With four decimals at most, for a measured share; not rounded up to a threshold that it does not reach. */
    static String rounded(double share) {
        return text(BigDecimal.valueOf(share)
                .setScale(2 * DECIMALS, RoundingMode.FLOOR)
                .doubleValue());
    }
}
