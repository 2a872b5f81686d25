package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.crypto.PythonFloat;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number as OpenGradient's contracts carry it, {@code value / 10^decimals}. Sources: OpenGradient-SDK
 * {@code client/_conversions.py} for how numbers become fixed point, public-tee-onnx-node {@code utils.py} for how a node reads
 * them again.
 *
 * @param value an {@code int128}
 * @param decimals an {@code int128} too, so it may be absurd or negative
 */
public record FixedPoint(BigInteger value, BigInteger decimals) {
    /** The context in which Python divides decimals by default. */
    private static final MathContext PYTHON = new MathContext(28, RoundingMode.HALF_EVEN);

    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);
    private static final BigInteger NODE_DECIMALS = BigInteger.valueOf(18);
    /** Far beyond what changes a double. */
    private static final BigInteger MOST_DECIMALS = BigInteger.valueOf(1_000);

    private static final int INT64_BITS = 63;

    static FixedPoint read(AbiReader from) throws TrailFormatException {
        return new FixedPoint(from.int128(), from.int128());
    }

    /** A decimal with its digits as they stand. */
    public static FixedPoint of(BigDecimal number) {
        return new FixedPoint(number.unscaledValue(), BigInteger.valueOf(number.scale()));
    }

    /**
     * A float64 as the SDK writes it: the shortest digits that read back, without trailing zeros.
     *
     * @return empty where the SDK refuses it: not finite, or beyond the int64 that it passes through
     */
    public static Optional<FixedPoint> of(double number) {
        return Double.isFinite(number) ? normalised(new BigDecimal(PythonFloat.repr(number))) : Optional.empty();
    }

    /** A float32 as the SDK writes it; likewise. */
    public static Optional<FixedPoint> of(float number) {
        return Float.isFinite(number) ? normalised(shortest(number)) : Optional.empty();
    }

    /** True if a node takes it for an input; it refuses more than 18 decimals, and no client writes fewer than none. */
    public boolean isInput() {
        return decimals.signum() >= 0 && decimals.compareTo(NODE_DECIMALS) <= 0;
    }

    /** True if its size is one that can be computed with. */
    public boolean isReadable() {
        return decimals.abs().compareTo(MOST_DECIMALS) <= 0;
    }

    /**
     * What Python's division gives, 28 digits half to even.
     *
     * @throws ArithmeticException unless {@link #isReadable()}
     */
    public BigDecimal quotient() {
        if (!isReadable()) {
            throw new ArithmeticException("A number of " + decimals + " decimals");
        }
        return new BigDecimal(value, decimals.intValueExact()).round(PYTHON);
    }

    /** As float64; throws as {@link #quotient()}. */
    public double toDouble() {
        return quotient().doubleValue();
    }

    /** As float32, by way of float64 as numpy makes it of a decimal; throws as {@link #quotient()}. */
    public float toFloat() {
        return (float) toDouble();
    }

    /** The whole part, which is all that a model of integers is given; throws as {@link #quotient()}. */
    public BigInteger truncated() {
        return quotient().toBigInteger();
    }

    private static Optional<FixedPoint> normalised(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        FixedPoint fixed = of(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
        return fixed.value().bitLength() <= INT64_BITS ? Optional.of(fixed) : Optional.empty();
    }

    // Float.toString never writes fewer than two digits and then prefers the closest such pair: 1.4E-45 where numpy,
    // for
    // which one digit is enough, has 1e-45.
    private static BigDecimal shortest(float number) {
        BigDecimal digits = new BigDecimal(Float.toString(number)).stripTrailingZeros();
        BigDecimal one = new BigDecimal(number).round(ONE_DIGIT);
        return digits.precision() == 2 && one.floatValue() == number ? one : digits;
    }
}
