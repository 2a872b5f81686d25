package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class BetaQuantileTest {
    @Test
    void fromAnyGuessTheQuantileIsThatOfTheDistribution() {
        Random random = new Random(43);
        for (int i = 0; i < 3_000; i++) {
            double alpha = Math.exp(random.nextDouble() * 21 - 9);
            double beta = Math.exp(random.nextDouble() * 21 - 9);
            double probability = random.nextDouble();
            double guess = random.nextInt(4) == 0 ? Math.exp(-30 * random.nextDouble()) : random.nextDouble();
            assertThat(BetaQuantile.of(probability, alpha, beta, guess))
                    .as("%s below with Beta(%s, %s) from %s", probability, alpha, beta, guess)
                    .isCloseTo(
                            BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability), within(1e-6));
        }
    }

    @Test
    void guessesThatAreNoneDoNoHarm() {
        for (double guess : new double[] {0, 1, -3, Double.NaN}) {
            assertThat(BetaQuantile.of(0.3, 1, 1, guess)).isCloseTo(0.3, within(1e-7));
        }
    }
}
