package dev.reckoner.crypto;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes a double as CPython's {@code repr} does: the shortest digits that read back, in Python's layout. */
public final class PythonFloat {
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private PythonFloat() {}

    /** {@code repr(value)}, for example {@code 0.7}, {@code 1.0}, {@code 1e-05}, {@code 1e+16}, {@code inf}. */
    public static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = (Double.doubleToRawLongBits(value) < 0) ? "-" : "";
        double magnitude = Math.abs(value);
        if (Double.isInfinite(magnitude)) {
            return sign + "inf";
        }
        // Here Java's layout is Python's, and no two decimals of two digits are close enough to be confused.
        if (magnitude >= 1e-3 && magnitude < 1e7) {
            return Double.toString(value);
        }
        return sign + (magnitude == 0 ? "0.0" : layout(shortest(magnitude)));
    }

    // Double.toString has been shortest since JDK 19, except that it never writes fewer than two digits and then
    // prefers
    // the closest such pair: 4.9E-324 where one digit, 5e-324, is enough.
    private static BigDecimal shortest(double magnitude) {
        BigDecimal digits = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
        if (digits.precision() == 2) {
            BigDecimal one = new BigDecimal(magnitude).round(ONE_DIGIT);
            if (one.doubleValue() == magnitude) {
                return one.stripTrailingZeros();
            }
        }
        return digits;
    }

    /** Exponent form below 1e-4 and from 1e16 on (float_repr_style short, format code r). */
    private static String layout(BigDecimal value) {
        String digits = value.unscaledValue().toString();
        int exponent = digits.length() - 1 - value.scale();
        if (exponent < -4 || exponent >= 16) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return mantissa + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        String plain = value.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
