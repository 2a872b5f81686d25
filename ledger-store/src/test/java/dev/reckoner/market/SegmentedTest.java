package dev.reckoner.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SegmentedTest {
    /** 2, 4, 6, 8, 10 rise by 2 and reach 11 at the intervention; 3, 2, 1, 0 fall by 1 from 3.5. */
    @Test
    void theLinesMeetTheInterventionWhereTheyShould() {
        Segmented fit = Segmented.of(new double[] {2, 4, 6, 8, 10, 3, 2, 1, 0}, 5, 1.0 / 12);

        assertThat(fit.lineBefore()).isEqualTo(new Line(11, 2));
        assertThat(fit.lineAfter().atIntervention()).isCloseTo(3.5, within(1e-12));
        assertThat(fit.lineAfter().slope()).isCloseTo(-1, within(1e-12));
        assertThat(fit.projected()).isCloseTo(15, within(1e-12));
        assertThat(fit.observed()).isCloseTo(1.5, within(1e-12));
    }

    /** Values without scatter keep that of rounding: 1/12 x (1/5 + 4.5^2/10) and 1/12 x 1/4. */
    @Test
    void theFurtherALineIsDrawnTheLessItKnows() {
        Segmented fit = Segmented.of(new double[] {2, 4, 6, 8, 10, 3, 2, 1, 0}, 5, 1.0 / 12);

        assertThat(fit.projectedVariance() / fit.observedVariance())
                .isCloseTo((0.2 + 4.5 * 4.5 / 10) * 4, within(1e-9));
    }

    @Test
    void aRateThatFallsByTheSameShareIsFoundAsOne() {
        double[] values = new double[40];
        for (int i = 0; i < 40; i++) {
            values[i] = 1000 * Math.pow(0.95, i);
        }
        Rate rate = Rate.of(values, 30, 1e-9, 1).orElseThrow();

        double mean = 0;
        for (int i = 30; i < 40; i++) {
            mean += values[i] / 10;
        }
        assertThat(rate.projected()).isCloseTo(mean, within(1e-6));
    }

    @Test
    void nothingBeforeHasNoRate() {
        assertThat(Rate.of(new double[20], 10, 1.0 / 12, 1)).isEmpty();
    }
}
