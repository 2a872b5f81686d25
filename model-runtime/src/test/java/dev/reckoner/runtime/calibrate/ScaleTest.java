package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How large a value usually is. */
class ScaleTest {
    @Test
    void oneHugeRunSetsNoMeasureForTheOthers() {
        Scale scale = new Scale();
        for (int run = 0; run < 7; run++) {
            scale.add(Tensor.ofFloats(List.of(2L), 3, -3));
        }
        assertThat(scale.scale()).isEqualTo(3);
        assertThat(scale.outOfLine()).isZero();
        scale.add(Tensor.ofFloats(List.of(2L), 3e7f, -3e7f));
        assertThat(scale.scale()).isEqualTo(3);
        assertThat(scale.largest()).isEqualTo(3e7f);
        assertThat(scale.outOfLine()).isEqualTo(1);
    }

    @Test
    void itIsNeverMoreThanThatOfAllTogether() {
        Scale scale = new Scale();
        scale.add(Tensor.ofFloats(List.of(100L), new float[100]));
        scale.add(Tensor.ofFloats(List.of(1L), 10));
        scale.add(Tensor.ofFloats(List.of(1L), 10));
        assertThat(scale.scale()).isLessThan(2);
        assertThat(new Scale().scale()).isZero();
    }
}
