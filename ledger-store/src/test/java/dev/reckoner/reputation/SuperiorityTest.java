package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SuperiorityTest {
    private static final Offset<Double> MILLIONTH = within(1e-6);
    private static final Opinion UNIFORM = new Opinion(0, 0, 2, 0.5);

    @Test
    void equalsAreEvenlyMatched() {
        assertThat(Superiority.of(UNIFORM, UNIFORM)).isEqualTo(0.5);
    }

    @Test
    void oneGoodVerdictBeatsNoneTwoTimesInThree() {
        assertThat(Superiority.of(new Opinion(1, 0, 2, 0.5), UNIFORM)).isCloseTo(2.0 / 3, MILLIONTH);
    }

    @Test
    void whatIsUniformIsExceededWithTheProbabilityOfTheMean() {
        Random random = new Random(47);
        for (int i = 0; i < 300; i++) {
            Opinion opinion = Events.opinion(random);
            assertThat(Superiority.of(opinion, UNIFORM)).as("%s", opinion).isCloseTo(opinion.expectation(), MILLIONTH);
        }
    }

    @Test
    void powersAreComparedByTheirExponents() {
        Random random = new Random(53);
        for (int i = 0; i < 300; i++) {
            Opinion one = new Opinion(1_000 * random.nextDouble(), 0, 2, 0.5);
            Opinion other = new Opinion(1_000 * random.nextDouble(), 0, 2, 0.5);
            double expected = one.alpha() / (one.alpha() + other.alpha());
            assertThat(Superiority.of(one, other)).isCloseTo(expected, MILLIONTH);
        }
    }

    /** With whole parameters the integral is a sum of quotients of beta functions. */
    @Test
    void wholeParametersGiveTheirClosedForm() {
        Random random = new Random(59);
        for (int i = 0; i < 100; i++) {
            Opinion one = new Opinion(random.nextInt(40), random.nextInt(40), 2, 0.5);
            Opinion other = new Opinion(random.nextInt(40), random.nextInt(40), 2, 0.5);
            assertThat(Superiority.of(one, other))
                    .as("%s, %s", one, other)
                    .isCloseTo(closedForm(one, other), MILLIONTH);
        }
    }

    /** Shapes whose mass is crowded at an end beyond what a double can tell from 1. */
    @Test
    void massAtTheEndsIsNotLost() {
        Opinion mostlyOne = new Opinion(3, 0, 2, 0.9999);
        Opinion alsoOne = new Opinion(3, 0, 2, 0.9998);
        // Of both, above x lies all but about beta ln(1/(1-x)): the integral is near that of two exponentials.
        assertThat(Superiority.of(mostlyOne, alsoOne)).isCloseTo(2.0 / 3, within(1e-3));
        assertThat(Superiority.of(new Opinion(0, 0, 2, 1e-6), UNIFORM)).isCloseTo(1e-6, within(1e-7));
        assertThat(Superiority.of(new Opinion(0, 0, 2, BaseRate.MOST), UNIFORM)).isCloseTo(1 - 1e-6, within(1e-7));
    }

    @Test
    void muchEvidenceIsNoTrouble() {
        Opinion one = new Opinion(5.0e6, 5.0e6, 2, 0.5);
        Opinion other = new Opinion(5.001e6, 4.999e6, 2, 0.5);
        // A difference of 1e-4 in means, whose deviations are sqrt(1/4e7) each: 0.4472 deviations, as good as normal.
        assertThat(Superiority.of(other, one)).isCloseTo(0.672_640, within(1e-5));
    }

    @Test
    void exchangedTheyGiveTheRest() {
        Random random = new Random(61);
        for (int i = 0; i < 300; i++) {
            Opinion one = Events.opinion(random);
            Opinion other = Events.opinion(random);
            assertThat(Superiority.of(one, other) + Superiority.of(other, one)).isCloseTo(1, within(1e-15));
        }
    }

    /** P(X > Y) is the sum over whole i from 0 to a - 1 of B(c + i, b + d) / ((b + i) B(1 + i, b) B(c, d)) (Miller 2015). */
    private static double closedForm(Opinion x, Opinion y) {
        double sum = 0;
        for (int i = 0; i < x.alpha(); i++) {
            sum += Math.exp(logBeta(y.alpha() + i, x.beta() + y.beta())
                    - Math.log(x.beta() + i)
                    - logBeta(1 + i, x.beta())
                    - logBeta(y.alpha(), y.beta()));
        }
        return sum;
    }

    private static double logBeta(double a, double b) {
        return logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
    }

    private static double logFactorial(double whole) {
        double sum = 0;
        for (int i = 2; i <= whole; i++) {
            sum += Math.log(i);
        }
        return sum;
    }
}
