package dev.reckoner.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.Vectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact upper bound on bad items after a sample without replacement. */
class HypergeometricBoundTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 59, 0, 48",
        "1000, 300, 0, 8",
        "1000, 100, 1, 44",
        "10000, 300, 0, 97",
        "10000, 300, 2, 206",
        "200, 50, 0, 10",
        "1000, 240, 0, 10",
        "1000, 300, 60, 235",
        "2412, 289, 3, 61",
        "20000, 3000, 37, 317",
        "5000, 2500, 1200, 2459"
    })
    void knownBoundsAtFivePercent(long population, long sample, long bad, long expected) {
        assertThat(HypergeometricBound.upper(population, sample, bad, 0.05)).isEqualTo(expected);
    }

    /** Made with SciPy 1.16.3, and those without a bad item with 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "10000000, 1000000, 0, 28",
        "10000000, 100000, 0, 298",
        "10000000, 100000, 37, 4861",
        "1000000, 500000, 499999, 999999"
    })
    void holdsForMillionsOfItems(long population, long sample, long bad, long expected) {
        assertThat(HypergeometricBound.upper(population, sample, bad, 0.05)).isEqualTo(expected);
    }

    @Test
    void agreesWithTheReferenceFigures() throws IOException {
        var file = Vectors.file("statistics-reputation-reference.json");
        var cases = new ObjectMapper().readTree(file.toFile()).findValue("hyper_upper");
        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(HypergeometricBound.upper(
                                item.get("M").asLong(),
                                item.get("n").asLong(),
                                item.get("k").asLong(),
                                item.get("alpha").asDouble()))
                        .isEqualTo(item.get("D").asLong()));
    }

    @Test
    void nothingDrawnLeavesEverythingPossible() {
        assertThat(HypergeometricBound.upper(1000, 0, 0, 0.05)).isEqualTo(1000);
        assertThat(HypergeometricBound.upper(0, 0, 0, 0.05)).isZero();
    }

    @Test
    void everythingDrawnLeavesWhatWasFound() {
        for (int bad = 0; bad <= 50; bad++) {
            assertThat(HypergeometricBound.upper(50, 50, bad, 0.05)).isEqualTo(bad);
        }
    }

    @Test
    void moreBadItemsNeverLowerTheBoundAndMoreDrawnWithoutNeverRaiseIt() {
        for (int sample = 1; sample < 80; sample++) {
            for (int bad = 0; bad < sample; bad++) {
                long bound = HypergeometricBound.upper(80, sample, bad, 0.05);
                assertThat(bound).isBetween((long) bad, 80L - (sample - bad));
                assertThat(HypergeometricBound.upper(80, sample, bad + 1, 0.05)).isGreaterThanOrEqualTo(bound);
                assertThat(HypergeometricBound.upper(80, sample + 1, bad, 0.05)).isLessThanOrEqualTo(bound);
            }
        }
    }

    @Test
    void theChanceThatTheTruthLiesAboveIsNeverMoreThanAllowed() {
        for (int truth = 0; truth <= 60; truth++) {
            double missed = 0;
            for (int bad = 0; bad <= 20; bad++) {
                boolean possible = bad <= truth && 20 - bad <= 60 - truth;
                if (possible && HypergeometricBound.upper(60, 20, bad, 0.05) < truth) {
                    missed += exactly(bad, 60, truth, 20).doubleValue();
                }
            }
            assertThat(missed).as("%d bad of 60", truth).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void chancesAreThoseOfWholeNumberArithmetic() {
        var random = new Random(20_260_601);
        for (int i = 0; i < 300; i++) {
            int population = 1 + random.nextInt(400);
            int bad = random.nextInt(population + 1);
            int sample = random.nextInt(population + 1);
            int k = random.nextInt(sample + 1);
            double chance = new Hypergeometric(population, bad, sample).atMost(k);
            assertThat(chance)
                    .as("%d of %d with %d bad in %d", k, sample, bad, population)
                    .isCloseTo(atMost(k, population, bad, sample), within(1e-13));
        }
    }

    private static double atMost(int k, int population, int bad, int sample) {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i <= k; i++) {
            sum = sum.add(exactly(i, population, bad, sample));
        }
        return sum.doubleValue();
    }

    private static BigDecimal exactly(int k, int population, int bad, int sample) {
        var ways = choose(bad, k).multiply(choose(population - bad, sample - k));
        return new BigDecimal(ways).divide(new BigDecimal(choose(population, sample)), MathContext.DECIMAL128);
    }

    private static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        var ways = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    @ParameterizedTest
    @CsvSource({"10, 11, 0, 0.05", "10, 5, 6, 0.05", "10, 5, -1, 0.05", "10, 5, 0, 0", "10, 5, 0, 1", "10, 5, 0, NaN"})
    void numbersThatDoNotFitAreRefused(long population, long sample, long bad, double alpha) {
        assertThatThrownBy(() -> HypergeometricBound.upper(population, sample, bad, alpha))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
