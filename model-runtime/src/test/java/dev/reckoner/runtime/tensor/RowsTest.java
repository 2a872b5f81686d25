package dev.reckoner.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Tensor ONE = Tensor.ofFloats(List.of(1L, 2L), 1, 2);
    private static final Tensor TWO = Tensor.ofFloats(List.of(2L, 2L), 3, 4, 5, 6);

    @Test
    void whatIsStackedComesApartAgain() {
        Tensor all = Rows.stack(List.of(ONE, TWO));
        assertThat(all).isEqualTo(Tensor.ofFloats(List.of(3L, 2L), 1, 2, 3, 4, 5, 6));
        assertThat(Rows.slice(all, 0, 1)).isEqualTo(ONE);
        assertThat(Rows.slice(all, 1, 2)).isEqualTo(TWO);
        assertThat(Rows.slice(all, 3, 0).elementCount()).isZero();
    }

    @Test
    void onlyRowsOfOneBatchAreStacked() {
        Tensor wider = Tensor.ofFloats(List.of(1L, 3L), 1, 2, 3);
        Tensor other = Tensor.ofDoubles(List.of(1L, 2L), 1, 2);
        Tensor scalar = Tensor.ofFloats(List.of(), 1);
        for (Tensor part : List.of(wider, other, scalar)) {
            assertThatThrownBy(() -> Rows.stack(List.of(ONE, part))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Rows.slice(TWO, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
