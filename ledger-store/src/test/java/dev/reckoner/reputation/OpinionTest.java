package dev.reckoner.reputation;

import static dev.reckoner.reputation.Outcome.BAD;
import static dev.reckoner.reputation.Outcome.GOOD;
import static dev.reckoner.reputation.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OpinionTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Opinion NOTHING = ReputationParameters.DEFAULT.prior();

    @Test
    void withoutEvidenceAllIsUncertainAndTheBaseRateIsExpected() {
        assertThat(NOTHING.uncertainty()).isEqualTo(1);
        assertThat(NOTHING.expectation()).isEqualTo(0.5);
        assertThat(new Opinion(0, 0, 2, 0.9).expectation()).isCloseTo(0.9, within(1e-15));
    }

    @Test
    void beliefDisbeliefAndUncertaintyAreAllThereIs() {
        forRandomOpinions(opinion -> assertThat(opinion.belief() + opinion.disbelief() + opinion.uncertainty())
                .isCloseTo(1, within(1e-15)));
    }

    @Test
    void theExpectationIsBeliefAndItsShareOfTheUncertainty() {
        forRandomOpinions(opinion -> assertThat(opinion.expectation())
                .isCloseTo(opinion.belief() + opinion.baseRate() * opinion.uncertainty(), within(1e-14)));
    }

    @Test
    void theExpectationIsNeverCertain() {
        forRandomOpinions(
                opinion -> assertThat(opinion.expectation()).isGreaterThan(0).isLessThan(1));
        assertThat(new Opinion(1e15, 0, 0.01, BaseRate.MOST).expectation()).isLessThan(1);
        assertThat(new Opinion(0, 1e15, 0.01, BaseRate.LEAST).expectation()).isGreaterThan(0);
    }

    @Test
    void goodEvidenceNeverLowersTheExpectationAndBadNeverRaisesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Opinion opinion = Events.opinion(random);
            double weight = Math.exp(random.nextDouble() * 40 - 35);
            assertThat(opinion.plus(GOOD, weight).expectation()).isGreaterThanOrEqualTo(opinion.expectation());
            assertThat(opinion.plus(BAD, weight).expectation()).isLessThanOrEqualTo(opinion.expectation());
        }
    }

    @Test
    void undecidedVerdictsChangeNothing() {
        forRandomOpinions(opinion -> assertThat(opinion.plus(UNDECIDED, 3)).isEqualTo(opinion));
    }

    @Test
    void afterAHalfLifeEvidenceCountsHalf() {
        assertThat(new Opinion(8, 2, 2, 0.5).decayed(MONTH, MONTH)).isEqualTo(new Opinion(4, 1, 2, 0.5));
    }

    @Test
    void withoutEventsForEverAllIsForgotten() {
        forRandomOpinions(opinion -> {
            Opinion atLast = opinion.decayed(Duration.ofDays(365_000), MONTH);
            assertThat(atLast.expectation()).isCloseTo(opinion.baseRate(), within(1e-15));
            assertThat(atLast.uncertainty()).isEqualTo(1);
        });
    }

    @Test
    void forgettingInTwoPartsIsForgettingAtOnce() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            Opinion opinion = Events.opinion(random);
            Duration first = Duration.ofSeconds(random.nextInt(10_000_000));
            Duration second = Duration.ofSeconds(random.nextInt(10_000_000));
            Opinion parts = opinion.decayed(first, MONTH).decayed(second, MONTH);
            Opinion once = opinion.decayed(first.plus(second), MONTH);
            assertThat(parts.r()).isCloseTo(once.r(), within(1e-14 * opinion.r()));
            assertThat(parts.s()).isCloseTo(once.s(), within(1e-14 * opinion.s()));
        }
    }

    @Test
    void nothingIsForgottenBackwards() {
        assertThatThrownBy(() -> NOTHING.decayed(Duration.ofSeconds(-1), MONTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backwards");
    }

    @Test
    void moreEvidenceInTheSameRatioNarrowsTheBand() {
        Random random = new Random(13);
        for (int i = 0; i < 200; i++) {
            double r = 0.1 + 20 * random.nextDouble();
            double s = 0.1 + 20 * random.nextDouble();
            double times = 1.1 + 5 * random.nextDouble();
            double before = new Opinion(r, s, 2, 0.5).band(0.9).width();
            assertThat(new Opinion(times * r, times * s, 2, 0.5).band(0.9).width())
                    .isLessThan(before);
        }
    }

    @Test
    void theBandOfUniformReliabilityIsWhatItSays() {
        Band band = NOTHING.band(0.9);
        assertThat(band.low()).isCloseTo(0.05, within(1e-9));
        assertThat(band.high()).isCloseTo(0.95, within(1e-9));
    }

    @Test
    void aStandingIsShownBelowTheUncertaintyThatHidesIt() {
        assertThat(new Opinion(2, 0, 2, 0.5).isShown(ReputationParameters.DEFAULT))
                .isFalse();
        assertThat(new Opinion(2.01, 0, 2, 0.5).isShown(ReputationParameters.DEFAULT))
                .isTrue();
    }

    @Test
    void evidenceIsANumberThatIsNotNegative() {
        for (double no : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Opinion(no, 0, 2, 0.5)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Opinion(0, no, 2, 0.5)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void forRandomOpinions(Consumer<Opinion> property) {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            property.accept(Events.opinion(random));
        }
    }
}
