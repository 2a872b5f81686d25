package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Tensor one = Tensor.ofLongs(List.of(1L, 3L), 1, 2, 3);
    private final Tensor other = Tensor.ofLongs(List.of(1L, 3L), 4, 5, 6);
    private final Tensor both = Tensor.ofLongs(List.of(2L, 3L), 1, 2, 3, 4, 5, 6);

    @Test
    void rowsThatArePutTogetherComeApartAgain() {
        assertThat(Rows.stack(List.of(one, other))).isEqualTo(both);
        assertThat(Rows.row(both, 0)).isEqualTo(one);
        assertThat(Rows.row(both, 1)).isEqualTo(other);
    }

    @Test
    void zerosGoBehindEveryRowAndAreTakenAwayAgain() {
        Tensor padded = Rows.resized(both, 1, 5);

        assertThat(padded).isEqualTo(Tensor.ofLongs(List.of(2L, 5L), 1, 2, 3, 0, 0, 4, 5, 6, 0, 0));
        assertThat(Rows.resized(padded, 1, 3)).isEqualTo(both);
    }

    @Test
    void aOneStandsForAnySize() {
        List<Long> dims = Broadcast.dims(List.of(2L, 1L), List.of(3L));
        Tensor column = Tensor.ofFloats(List.of(2L, 1L), 1, 2);
        Tensor row = Tensor.ofFloats(List.of(3L), 5, 6, 7);

        assertThat(dims).containsExactly(2L, 3L);
        assertThat(Broadcast.to(column, dims)).isEqualTo(Tensor.ofDoubles(dims, 1, 1, 1, 2, 2, 2));
        assertThat(Broadcast.to(row, dims)).isEqualTo(Tensor.ofDoubles(dims, 5, 6, 7, 5, 6, 7));
        assertThat(Broadcast.to(Tensor.ofFloats(List.of(), 4), dims))
                .isEqualTo(Tensor.ofDoubles(dims, 4, 4, 4, 4, 4, 4));
    }
}
