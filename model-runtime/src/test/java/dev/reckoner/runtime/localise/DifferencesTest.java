package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final Tensor HERE = Tensor.ofFloats(List.of(3L), new float[] {1, 2, 0});

    @Test
    void errorBoundAndMultipleAreOfOneElement() {
        Tensor claimed = Tensor.ofFloats(List.of(3L), new float[] {1.5f, 2, 0.001f});
        Differences found = Differences.of(claimed, HERE, new double[] {0.25, 1, 1e-9});
        assertThat(found.largest()).isEqualTo(0.5);
        Differences.Furthest furthest = found.furthest();
        assertThat(furthest.element()).isEqualTo(2);
        assertThat(furthest.distance()).isCloseTo(0.001, within(1e-9));
        assertThat(furthest.allowed()).isEqualTo(1e-9);
        assertThat(furthest.multiple()).isEqualTo(furthest.distance() / furthest.allowed());
        assertThat(found.isWithin()).isFalse();
    }

    @Test
    void ofDifferencesWhereNoneMayBeTheLargestIsNamed() {
        Tensor claimed = Tensor.ofFloats(List.of(3L), new float[] {1.5f, 4, 0});
        Differences.Furthest furthest =
                Differences.of(claimed, HERE, new double[3]).furthest();
        assertThat(furthest.element()).isEqualTo(1);
        assertThat(furthest.distance()).isEqualTo(2);
        assertThat(furthest.multiple()).isInfinite();
    }

    @Test
    void equalTensorsAreNowhereOff() {
        Differences found = Differences.of(HERE, HERE, new double[3]);
        assertThat(found.differing()).isZero();
        assertThat(found.furthest().element()).isEqualTo(-1);
        assertThat(found.isWithin()).isTrue();
    }
}
