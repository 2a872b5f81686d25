package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.ErrorGrid;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the cells of a grid stand in a heat map, and what its rows and columns are called.
 *
 * @param grid the cells
 */
record HeatAxes(ErrorGrid grid) {
    /** Cells in a row of a picture; a vector is broken into rows of 32, of 64 where it has more than 1,024 cells. */
    int columns() {
        int cells = grid.columns();
        return grid.rows() > 1 ? cells : cells > 1024 ? 64 : Math.clamp(cells, 1, 32);
    }

    /** Rows of the picture, at least one. */
    int rows() {
        return Math.max(1, Math.ceilDiv(grid.cells().size(), columns()));
    }

    /** What a row is: a token in a tensor of batch, token and value; else a row, or the first index of a piece of a vector. */
    String rowName() {
        return Messages.get(isTokens() ? "chart.heatToken" : grid.rows() > 1 ? "chart.heatRow" : "chart.heatFrom");
    }

    private boolean isTokens() {
        return grid.rows() > 1 && grid.shape().size() == 3;
    }

    /** The place of a row in the dimensions before the last one that have more than one place; else the first index. */
    String rowLabel(int row) {
        if (grid.rows() <= 1) {
            return Numbers.count(grid.firstColumn(row * columns()));
        }
        List<Long> place = grid.place(grid.firstRow(row) * grid.rowLength());
        return java.util.stream.IntStream.range(0, place.size() - 1)
                .filter(axis -> grid.shape().get(axis) > 1)
                .mapToObj(axis -> String.valueOf(place.get(axis)))
                .collect(Collectors.joining(","));
    }

    /** The place of a column in the last dimension; in a vector, counted from the beginning of the row. */
    String columnLabel(int column) {
        return Numbers.count(grid.firstColumn(column));
    }

    /** The index of an element along each dimension, for example {@code [0,4,12]}. */
    String place(long index) {
        return place(grid, index);
    }

    /** The index of an element along each dimension; the flat index where the shape is not known. */
    static String place(ErrorGrid grid, long index) {
        return grid.shape().isEmpty()
                ? "[" + index + "]"
                : grid.place(index).stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** What a row and a cell are, in words. */
    String about() {
        if (grid.cells().isEmpty()) {
            return "";
        }
        long inCell = Math.ceilDiv(grid.rowLength(), (long) grid.columns());
        if (grid.rows() <= 1) {
            return inCell == 1
                    ? Messages.get("chart.heatVector", grid.rowLength(), columns())
                    : Messages.get("chart.heatVectorCells", grid.rowLength(), inCell, columns());
        }
        String each =
                Messages.get(isTokens() ? "chart.heatTokens" : "chart.heatRows", grid.rowCount(), grid.rowLength());
        long inRow = Math.ceilDiv(grid.rowCount(), (long) grid.rows());
        if (inRow == 1) {
            return inCell == 1 ? each : Messages.get("chart.heatBinned", each, inCell);
        }
        return Messages.get("chart.heatBinnedTwice", each, inRow, inCell);
    }
}
