package dev.reckoner.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
    /** By hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, and 0.04 that may not come out smaller than the one before. */
    @Test
    void theSmallestCountsForAllAndTheNextForOneLess() {
        List<Double> adjusted = Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005));

        assertThat(adjusted.get(0)).isEqualTo(0.03, withPrecision(1e-15));
        assertThat(adjusted.get(1)).isEqualTo(0.06, withPrecision(1e-15));
        assertThat(adjusted.get(2)).isEqualTo(0.06, withPrecision(1e-15));
        assertThat(adjusted.get(3)).isEqualTo(0.02, withPrecision(1e-15));
    }

    @Test
    void noneIsAboveOne() {
        assertThat(Holm.adjusted(List.of(0.6, 0.7))).containsExactly(1.0, 1.0);
    }

    @Test
    void oneTestAloneStaysAsItIs() {
        assertThat(Holm.adjusted(List.of(0.03))).containsExactly(0.03);
        assertThat(Holm.adjusted(List.of())).isEmpty();
    }
}
