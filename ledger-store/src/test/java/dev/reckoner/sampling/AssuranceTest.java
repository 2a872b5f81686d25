package dev.reckoner.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs tell of all claims, and what a percentage point of that takes. */
class AssuranceTest {
    /** The bounds are the reference values of the hypergeometric bound. */
    @ParameterizedTest
    @CsvSource({"1000, 59, 0, 0.048", "1000, 300, 0, 0.008", "1000, 100, 1, 0.044", "2412, 289, 3, 0.02529"})
    void theBoundIsTheExactOneOverAllClaims(long claims, long decided, long wrong, double bound) {
        assertThat(new Assurance(claims, decided, wrong, 0).bound()).isEqualTo(bound, within(1e-5));
    }

    @Test
    void aUnitIsAPercentagePointByWhichTheBoundFell() {
        var assurance = new Assurance(1_000, 59, 0, 0);
        assertThat(assurance.points()).isEqualTo(95.2, within(1e-9));
        assertThat(assurance.secondsPerPoint(9.52)).hasValue(0.1);
    }

    @Test
    void beforeTheFirstRunNothingIsGained() {
        var nothing = new Assurance(1_000, 0, 0, 0);
        assertThat(nothing.bound()).isEqualTo(1);
        assertThat(nothing.known()).isEqualTo(1);
        assertThat(nothing.secondsPerPoint(12)).isEmpty();
        assertThat(new Assurance(0, 0, 0, 0).bound()).isEqualTo(1);
        assertThat(new Assurance(0, 0, 0, 0).nextPoint()).isEmpty();
    }

    @Test
    void whatIsInconclusiveIsLeftOutOrCountsAsWrong() {
        var assurance = new Assurance(1_000, 99, 0, 1);
        assertThat(assurance.bound()).isEqualTo(new Assurance(1_000, 99, 0, 0).bound());
        assertThat(assurance.conservative()).isEqualTo(0.044, within(1e-9));
    }

    @Test
    void whatHoldsWhoeverChoseIsWhatNoRunFoundRight() {
        assertThat(new Assurance(400, 300, 20, 5).known()).isEqualTo(0.3);
        assertThat(new Assurance(400, 400, 20, 0).bound()).isEqualTo(0.05);
    }

    @Test
    void theNextPointTakesTheFewestRunsThatBringIt() {
        var assurance = new Assurance(1_000, 59, 0, 0);
        var next = assurance.nextPoint().orElseThrow();
        assertThat(next.share()).isEqualTo(0.038, within(1e-9));
        assertThat(new Assurance(1_000, 59 + next.runs(), 0, 0).bound()).isLessThanOrEqualTo(0.038);
        assertThat(new Assurance(1_000, 59 + next.runs() - 1, 0, 0).bound()).isGreaterThan(0.038);
        // 300 decided claims bring the bound to 8 of a thousand, by the reference values.
        assertThat(assurance.further(0.008).orElseThrow().runs()).isLessThanOrEqualTo(241);
    }

    @Test
    void everyPointIsDearerThanTheOneBefore() {
        long before = 0;
        long decided = 10;
        for (int i = 0; i < 10; i++) {
            long runs = new Assurance(100_000, decided, 0, 0)
                    .nextPoint()
                    .orElseThrow()
                    .runs();
            assertThat(runs).isGreaterThanOrEqualTo(before);
            before = runs;
            decided += runs;
        }
    }

    @Test
    void whatCannotBeReachedIsNotPromised() {
        assertThat(new Assurance(100, 50, 10, 0).further(0.09)).isEmpty();
        assertThat(new Assurance(100, 100, 0, 0).nextPoint()).isEmpty();
        assertThat(new Assurance(100, 50, 0, 0).further(1))
                .as("reached already")
                .isEmpty();
    }

    @Test
    void countsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Assurance(10, 8, 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Assurance(10, 2, 3, 0));
    }
}
