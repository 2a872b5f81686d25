package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationDifrTest {
    private static final int WIDTH = 64;

    @Test
    void theDirectionsAreOrthonormal() throws FingerprintException {
        // Column j of the projected identity is entry j of each direction.
        Tensor entries = new ActivationDifr(1, 16, WIDTH).project(identity());
        for (int a = 0; a < 16; a++) {
            for (int b = 0; b <= a; b++) {
                double dot = 0;
                for (int i = 0; i < WIDTH; i++) {
                    dot += entries.doubleAt(16L * i + a) * entries.doubleAt(16L * i + b);
                }
                assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-6));
            }
        }
    }

    @Test
    void allDirectionsTogetherKeepTheNorm() throws FingerprintException {
        Tensor state = Tensor.ofFloats(List.of(1L, 2L), 3, 4);
        Tensor projected = new ActivationDifr(5, 2, 2).project(state);
        assertThat(Math.hypot(projected.doubleAt(0), projected.doubleAt(1))).isCloseTo(5, within(1e-6));
    }

    @Test
    void theSeedAloneMakesTheDirections() throws FingerprintException {
        Tensor one = new ActivationDifr(1, 4, WIDTH).project(identity());
        assertThat(new ActivationDifr(1, 4, WIDTH).project(identity())).isEqualTo(one);
        assertThat(new ActivationDifr(2, 4, WIDTH).project(identity())).isNotEqualTo(one);
    }

    @Test
    void theDistanceIsRelativeAndOfEachPosition() throws FingerprintException {
        Tensor own = Tensor.ofFloats(List.of(2L, 2L), 3, 4, 0, 0);
        assertThat(ActivationDifr.distances(own, own)).containsExactly(0.0, 0.0);
        Tensor claimed = Tensor.ofFloats(List.of(2L, 2L), 3, 5, 0, 1);
        assertThat(ActivationDifr.distances(claimed, own)).containsExactly(0.2, Double.POSITIVE_INFINITY);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new ActivationDifr(1, 65, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActivationDifr(1, 0, 64)).isInstanceOf(IllegalArgumentException.class);
        ActivationDifr projection = new ActivationDifr(1, 2, 3);
        assertThatThrownBy(() -> projection.project(Tensor.ofFloats(List.of(2L), 1, 2)))
                .isInstanceOf(FingerprintException.class);
        assertThatThrownBy(() -> projection.project(Tensor.ofLongs(List.of(3L), 1, 2, 3)))
                .isInstanceOf(FingerprintException.class);
        assertThatThrownBy(() -> ActivationDifr.distances(
                        Tensor.ofFloats(List.of(1L, 2L), 1, 2), Tensor.ofFloats(List.of(2L, 1L), 1, 2)))
                .isInstanceOf(FingerprintException.class);
    }

    private static Tensor identity() {
        float[] values = new float[WIDTH * WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            values[i * WIDTH + i] = 1;
        }
        return Tensor.ofFloats(List.of((long) WIDTH, (long) WIDTH), values);
    }
}
