package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.ErrorGrid.Cell;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorGridTest {
    @Test
    void aRowOfTheGridIsATokenOfTheTensor() {
        ErrorGrid grid = compared(List.of(1L, 14L, 384L), 4 * 384 + 12, 0.5f).heat();

        assertThat(grid.rows()).isEqualTo(14);
        assertThat(grid.columns()).isEqualTo(64);
        assertThat(grid.cells()).hasSize(14 * 64);
        // Six values share a cell: 12 to 17 are the third.
        assertThat(grid.cells().get(4 * 64 + 2)).isEqualTo(new Cell(4 * 384 + 12, 0.5, 0, 0.5));
        assertThat(grid.errors().stream().filter(error -> error > 0)).hasSize(1);
        assertThat(grid.place(4 * 384 + 12)).containsExactly(0L, 4L, 12L);
    }

    @Test
    void aLargeTensorIsBinnedInBothDirections() {
        ErrorGrid grid = compared(List.of(2L, 100L, 100L), 2 * 100 * 100 - 1, 3).heat();

        assertThat(grid.rows()).isEqualTo(64);
        assertThat(grid.columns()).isEqualTo(64);
        assertThat(grid.errors().getLast()).isEqualTo(3);
        assertThat(grid.firstRow(0)).isZero();
        assertThat(grid.firstRow(1)).isEqualTo(3);
        assertThat(grid.firstRow(64)).isEqualTo(200);
        assertThat(grid.place(19_999)).containsExactly(1L, 99L, 99L);
    }

    @Test
    void everyElementLiesInTheCellWhoseRangesHoldIt() {
        ErrorGrid grid = compared(List.of(70L, 130L), 0, 1).heat();

        assertThat(IntStream.range(0, 70 * 130)).allSatisfy(index -> {
            int cell = grid.cellOf(index);
            int row = cell / grid.columns();
            int column = cell % grid.columns();
            assertThat((long) index / 130).isBetween(grid.firstRow(row), grid.firstRow(row + 1) - 1);
            assertThat((long) index % 130).isBetween(grid.firstColumn(column), grid.firstColumn(column + 1) - 1);
        });
    }

    @Test
    void aCellWithoutADifferenceShowsItsFirstElement() {
        ErrorGrid grid = compared(List.of(2L, 128L), 0, 1).heat();

        assertThat(grid.cells().get(65)).isEqualTo(new Cell(128 + 2, 0, 0, 0));
    }

    @Test
    void aScalarIsOneCell() {
        ErrorGrid grid = compared(List.of(), 0, 2).heat();

        assertThat(grid.cells()).containsExactly(new Cell(0, 2, 0, 2));
        assertThat(grid.place(0)).isEmpty();
    }

    private static Comparison compared(List<Long> dims, int at, float value) {
        int elements = (int) dims.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        float[] claimed = new float[elements];
        claimed[at] = value;
        return TensorComparator.compare(
                "y", Tensor.ofFloats(dims, claimed), Tensor.ofFloats(dims, new float[elements]));
    }
}
