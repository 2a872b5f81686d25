package dev.reckoner.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawnChanceTest {
    @Test
    void theObservationIsOneOfTheDrawsSoThatNothingHasNoChance() {
        assertThat(DrawnChance.of(5, 99, () -> 1).p()).isEqualTo(0.01);
    }

    @Test
    void asLargeCountsEvenIfItIsSmallerByRounding() {
        assertThat(DrawnChance.of(0.3, 9, () -> 0.1 + 0.1 + 0.1 - 1e-15).p()).isEqualTo(1);
        assertThat(DrawnChance.of(0.3, 9, () -> 0.299).p()).isEqualTo(0.1);
    }

    @Test
    void moreThanTheDrawsIsRefused() {
        assertThatThrownBy(() -> new DrawnChance(3, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
