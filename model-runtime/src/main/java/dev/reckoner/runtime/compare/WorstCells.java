package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.compare.ErrorGrid.Cell;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gathers the worst element of each cell of a grid while two tensors are compared. */
final class WorstCells {
    private final ErrorGrid grid;
    private final long rowLength;
    private final long rowCount;
    private final @Nullable Cell[] worst;

    WorstCells(List<Long> shape) {
        grid = ErrorGrid.of(shape);
        rowLength = grid.rowLength();
        rowCount = grid.rowCount();
        worst = new Cell[grid.rows() * grid.columns()];
    }

    /** An element that differs; of equal errors the first is kept. */
    void offer(long element, double claimed, double recomputed, double error) {
        int row = ErrorGrid.bin(element / rowLength, grid.rows(), rowCount);
        int at = row * grid.columns() + ErrorGrid.bin(element % rowLength, grid.columns(), rowLength);
        Cell known = worst[at];
        if (known == null || error > known.error()) {
            worst[at] = new Cell(element, claimed, recomputed, error);
        }
    }

    /** The grid; a cell without a difference shows its first element. Complex elements are two scalars each. */
    ErrorGrid fill(Tensor claimed, Tensor recomputed, int parts) {
        IntStream.range(0, worst.length).filter(at -> worst[at] == null).forEach(at -> {
            long element =
                    grid.firstRow(at / grid.columns()) * grid.rowLength() + grid.firstColumn(at % grid.columns());
            worst[at] = new Cell(element, claimed.doubleAt(element * parts), recomputed.doubleAt(element * parts), 0);
        });
        return grid.with(Arrays.stream(worst).map(Objects::requireNonNull).toList());
    }
}
