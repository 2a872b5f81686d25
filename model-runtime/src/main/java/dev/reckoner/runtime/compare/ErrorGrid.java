package dev.reckoner.runtime.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a tensor differs, as a grid: a row for each place in the dimensions before the last one, a column for each place in
 * the last one. Where there are more than 64 of either, neighbours share a cell, and the cell is its worst element. A tensor
 * of one row has up to 4,096 columns.
 *
 * @param shape of the tensor; empty for a scalar and where nothing was compared
 * @param rows of the grid, at most 64
 * @param columns of the grid
 * @param cells row by row
 */
public record ErrorGrid(List<Long> shape, int rows, int columns, List<Cell> cells) {
    /** Nothing was compared. */
    public static final ErrorGrid NONE = new ErrorGrid(List.of(), 0, 0, List.of());

    private static final int SIDE = 64;
    private static final int ONE_ROW = 4_096;

    public ErrorGrid {
        shape = List.copyOf(shape);
        cells = List.copyOf(cells);
    }

    /**
     * The element of a cell that differs most; the first one where none differs.
     *
     * @param index flat row-major index of the element
     * @param claimed its claimed value; of a complex number the part that differs more
     * @param recomputed its recomputed value
     * @param error |claimed - recomputed|; infinite where NaN or infinity stands on one side only
     */
    public record Cell(long index, double claimed, double recomputed, double error) {}

    /** The errors of the cells, row by row. */
    public List<Double> errors() {
        return cells.stream().map(Cell::error).toList();
    }

    /** Elements of the tensor along its last dimension; 1 for a scalar. */
    public long rowLength() {
        return shape.isEmpty() ? 1 : shape.getLast();
    }

    /** Product of all dimensions before the last one. */
    public long rowCount() {
        return shape.isEmpty() ? 1 : product(shape.subList(0, shape.size() - 1));
    }

    /** The row of the tensor with which a row of the grid begins; {@link #rowCount()} for the one after the last. */
    public long firstRow(int row) {
        return first(row, rows, rowCount());
    }

    /** The place in the last dimension with which a column begins; {@link #rowLength()} for the one after the last. */
    public long firstColumn(int column) {
        return first(column, columns, rowLength());
    }

    /** The cell that holds an element. */
    public int cellOf(long index) {
        long length = rowLength();
        return bin(index / length, rows, rowCount()) * columns + bin(index % length, columns, length);
    }

    /** The index of an element along each dimension. */
    public List<Long> place(long index) {
        var place = new ArrayList<Long>();
        long rest = index;
        for (long size : shape.reversed()) {
            place.addFirst(rest % size);
            rest /= size;
        }
        return List.copyOf(place);
    }

    /** A grid for a tensor of that shape whose cells are still to be filled. */
    static ErrorGrid of(List<Long> shape) {
        if (product(shape) == 0) {
            return new ErrorGrid(shape, 0, 0, List.of());
        }
        var whole = new ErrorGrid(shape, 0, 0, List.of());
        int rows = (int) Math.min(SIDE, whole.rowCount());
        int columns = (int) Math.min(rows == 1 ? ONE_ROW : SIDE, whole.rowLength());
        return new ErrorGrid(shape, rows, columns, List.of());
    }

    /** This grid with its cells. */
    ErrorGrid with(List<Cell> filled) {
        return new ErrorGrid(shape, rows, columns, filled);
    }

    private static long first(long bin, int bins, long size) {
        return bins == 0 ? 0 : size * bin / bins;
    }

    /** The inverse of {@link #first}. */
    static int bin(long at, int bins, long size) {
        return (int) (Math.ceilDiv((at + 1) * bins, size) - 1);
    }

    private static long product(List<Long> sizes) {
        return sizes.stream().reduce(1L, (a, b) -> a * b);
    }
}
