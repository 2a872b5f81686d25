package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    private static final double INT64 = 0x1p63;

    /** The number that OpenGradient's documentation publishes: a float32, widened to a double before it was written. */
    @Test
    void thePublishedSampleBothWays() {
        double number = 0.07286679744720459;
        assertThat(FixedPoint.of(number)).contains(fixed(7_286_679_744_720_459L, 17));
        assertThat(fixed(7_286_679_744_720_459L, 17).toDouble()).isEqualTo(number);
        assertThat(fixed(7_286_679_744_720_459L, 17).toFloat()).isEqualTo((float) number);
        assertThat((double) (float) number).isEqualTo(number);
    }

    @Test
    void theSdkWritesTheShortestDigitsWithoutZeros() {
        assertThat(FixedPoint.of(1.5)).contains(fixed(15, 1));
        assertThat(FixedPoint.of(-0.001)).contains(fixed(-1, 3));
        assertThat(FixedPoint.of(100.0)).contains(fixed(100, 0));
        assertThat(FixedPoint.of(-0.0)).contains(fixed(0, 0));
        assertThat(FixedPoint.of(0.1)).contains(fixed(1, 1));
        assertThat(FixedPoint.of(0.1f)).contains(fixed(1, 1));
        assertThat(FixedPoint.of((double) 0.1f)).contains(fixed(10_000_000_149_011_612L, 17));
        assertThat(FixedPoint.of(Double.MIN_VALUE)).contains(fixed(5, 324));
        assertThat(FixedPoint.of(Float.MIN_VALUE)).contains(fixed(1, 45));
    }

    @Test
    void whatPassesThroughNoInt64IsRefused() {
        assertThat(FixedPoint.of(9e18)).contains(fixed(9_000_000_000_000_000_000L, 0));
        assertThat(FixedPoint.of(1e19)).isEmpty();
        assertThat(FixedPoint.of(-1e19f)).isEmpty();
        assertThat(FixedPoint.of(Double.NaN)).isEmpty();
        assertThat(FixedPoint.of(Float.NEGATIVE_INFINITY)).isEmpty();
    }

    @Test
    void everyDoubleAndEveryFloatComesBackBitForBit() {
        var random = new Random(11);
        int written = 0;
        for (int i = 0; i < 20_000; i++) {
            double wide = Double.longBitsToDouble(random.nextLong());
            float narrow = Float.intBitsToFloat(random.nextInt());
            double ordinary = random.nextGaussian();
            written += comesBack(wide) + comesBack(ordinary);
            var fixed = FixedPoint.of(narrow);
            assertThat(fixed.isPresent())
                    .as("%s", narrow)
                    .isEqualTo(Float.isFinite(narrow) && Math.abs((double) narrow) < INT64);
            fixed.ifPresent(number ->
                    assertThat(Float.floatToIntBits(number.toFloat())).isEqualTo(Float.floatToIntBits(narrow + 0f)));
        }
        assertThat(written).isGreaterThan(25_000);
    }

    private static int comesBack(double number) {
        var fixed = FixedPoint.of(number);
        assertThat(fixed.isPresent()).as("%s", number).isEqualTo(Double.isFinite(number) && Math.abs(number) < INT64);
        fixed.ifPresent(one ->
                assertThat(Double.doubleToLongBits(one.toDouble())).isEqualTo(Double.doubleToLongBits(number + 0d)));
        return fixed.isPresent() ? 1 : 0;
    }

    /** Python divides in 28 digits, half to even, before anything else happens. */
    @Test
    void divisionRoundsTo28Digits() {
        var tie = new FixedPoint(new BigInteger("1" + "0".repeat(27) + "5"), BigInteger.valueOf(18));
        assertThat(tie.quotient()).isEqualByComparingTo("1" + "0".repeat(10));
        var above = new FixedPoint(new BigInteger("1" + "0".repeat(26) + "15"), BigInteger.valueOf(18));
        assertThat(above.quotient()).isEqualByComparingTo("1" + "0".repeat(10) + "." + "0".repeat(16) + "2");
        var almost = new FixedPoint(new BigInteger("9".repeat(29)), BigInteger.valueOf(18));
        assertThat(almost.truncated()).isEqualTo(new BigInteger("1" + "0".repeat(11)));
    }

    @Test
    void integersAreTheWholePart() {
        assertThat(fixed(-19, 1).truncated()).isEqualTo(BigInteger.valueOf(-1));
        assertThat(fixed(19, 1).truncated()).isEqualTo(BigInteger.ONE);
        assertThat(fixed(5, -2).truncated()).isEqualTo(BigInteger.valueOf(500));
    }

    /** By way of a double: 1 + 2^-24 and a little is a tie after the first rounding, and goes to even. */
    @Test
    void float32IsRoundedTwice() {
        var justAboveTie = FixedPoint.of(new BigDecimal("1.00000005960464477539062500000001"));
        assertThat(justAboveTie.toFloat()).isEqualTo(1f);
        assertThat(new BigDecimal("1.00000005960464477539062500000001").floatValue())
                .isEqualTo(Math.nextUp(1f));
    }

    @Test
    void aNodeReadsUpTo18Decimals() {
        assertThat(fixed(1, 0).isInput()).isTrue();
        assertThat(fixed(1, 18).isInput()).isTrue();
        assertThat(fixed(1, 19).isInput()).isFalse();
        assertThat(fixed(1, -1).isInput()).isFalse();
        assertThat(new FixedPoint(BigInteger.ONE, BigInteger.TWO.pow(127)).isInput())
                .isFalse();
    }

    @Test
    void absurdSizesAreNotComputedWith() {
        assertThat(fixed(1, 1_000).toDouble()).isZero();
        assertThat(fixed(1, -1_000).toDouble()).isInfinite();
        for (var absurd : new BigInteger[] {
            BigInteger.valueOf(1_001),
            BigInteger.valueOf(-1_001),
            BigInteger.TWO.pow(127).negate()
        }) {
            var number = new FixedPoint(BigInteger.ONE, absurd);
            assertThat(number.isReadable()).isFalse();
            assertThatThrownBy(number::toFloat).isInstanceOf(ArithmeticException.class);
        }
    }

    private static FixedPoint fixed(long value, long decimals) {
        return new FixedPoint(BigInteger.valueOf(value), BigInteger.valueOf(decimals));
    }
}
