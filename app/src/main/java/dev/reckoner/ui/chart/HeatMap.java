package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a tensor differs: absolute errors in order, in rows, from ground to dark in five equal steps of the largest. Each
 * cell is one block of {@link Comparison#heat()}.
 */
public final class HeatMap {
    private static final double LEFT = 56;
    private static final double RIGHT = 24;
    private static final double TOP = 8;
    private static final double BOTTOM = 68;
    private static final int STEPS = 5;
    private static final int TWIN_ROWS = 200;

    private final Comparison comparison;
    private final double width;
    private final double height;
    private final int columns;
    private final double largest;
    private final List<Shape> shapes = new ArrayList<>();

    private HeatMap(Comparison comparison, double width, double height) {
        this.comparison = comparison;
        this.width = width;
        this.height = height;
        this.columns = columns(comparison.heat().size());
        this.largest = comparison.heat().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The picture in that size, pixels. */
    public static Picture of(Comparison comparison, double width, double height) {
        return new HeatMap(comparison, width, height).draw();
    }

    /** Cells in a row: 32 up to 1,024 of them, else 64; one row where there are fewer than 32. */
    public static int columns(int cells) {
        return cells > 1024 ? 64 : Math.clamp(cells, 1, 32);
    }

    /** Index of the first value of a cell; of the cell after the last, the number of values. */
    private long first(long cell) {
        return comparison.elements() * Math.min(cell, cells()) / cells();
    }

    /** The cell of a value, the inverse of {@link #first(long)}. */
    private long cell(long index) {
        return Math.ceilDiv((index + 1) * cells(), comparison.elements()) - 1;
    }

    private long cells() {
        return Math.max(1, comparison.heat().size());
    }

    private Picture draw() {
        int cells = comparison.heat().size();
        int rows = Math.max(1, Math.ceilDiv(cells, columns));
        double cellWidth = Math.max(1, (width - LEFT - RIGHT) / columns);
        double cellHeight = Math.clamp((height - TOP - BOTTOM) / rows, 1, Math.max(16, cellWidth));
        // A gap is only affordable where cells stay larger than it.
        double gap = cellWidth > 4 && cellHeight > 4 ? 1 : 0;
        for (int i = 0; i < cells; i++) {
            double x = LEFT + i % columns * cellWidth;
            double y = TOP + i / columns * cellHeight;
            shapes.add(Box.filled(
                    x,
                    y,
                    cellWidth - gap,
                    cellHeight - gap,
                    "heat-" + step(comparison.heat().get(i))));
        }
        double end = TOP + rows * cellHeight;
        shapes.add(Box.outlined(LEFT - 2, TOP - 2, columns * cellWidth + 4 - gap, rows * cellHeight + 4 - gap, "line"));
        markLargest(cellWidth, cellHeight, gap);
        indices(rows, cellWidth, cellHeight, end);
        legend(end + 32);
        return new Picture(width, height, shapes, summary(), twin());
    }

    private int step(double error) {
        if (!Double.isFinite(error)) {
            return STEPS - 1;
        }
        return largest == 0 ? 0 : Math.min(STEPS - 1, (int) (STEPS * error / largest));
    }

    private void markLargest(double cellWidth, double cellHeight, double gap) {
        if (comparison.maxAbsoluteIndex() < 0 || largest == 0) {
            return;
        }
        long cell = cell(comparison.maxAbsoluteIndex());
        if (cell < comparison.heat().size()) {
            shapes.add(Box.outlined(
                    LEFT + cell % columns * cellWidth - 2,
                    TOP + cell / columns * cellHeight - 2,
                    cellWidth + 4 - gap,
                    cellHeight + 4 - gap,
                    "text"));
        }
    }

    private void indices(int rows, double cellWidth, double cellHeight, double end) {
        int every = Math.max(1, Math.max(Math.ceilDiv(rows, 5), (int) Math.ceil(14 / cellHeight)));
        for (int row = 0; row < rows; row += every) {
            shapes.add(new Words(
                    LEFT - 8,
                    TOP + row * cellHeight + Math.min(cellHeight, 12) - 1,
                    Numbers.count(first((long) row * columns)),
                    "text-3",
                    Face.FIGURE,
                    Anchor.END));
        }
        int step = Math.max(1, columns / 4);
        IntStream.concat(IntStream.iterate(0, c -> c < columns - 1, c -> c + step), IntStream.of(columns - 1))
                .distinct()
                .forEach(column -> shapes.add(new Words(
                        LEFT + (column + 0.5) * cellWidth,
                        end + 16,
                        Numbers.count(first(column)),
                        "text-3",
                        Face.FIGURE,
                        Anchor.MIDDLE)));
    }

    private void legend(double y) {
        double left = LEFT + 88;
        double swatch = Math.clamp((width - RIGHT - left - 112) / STEPS, 12, 34);
        shapes.add(new Words(LEFT, y + 8, Messages.get("chart.absoluteError"), "text-2", Face.CAPTION, Anchor.START));
        for (int i = 0; i < STEPS; i++) {
            shapes.add(new Box(
                    left + i * swatch,
                    y,
                    swatch,
                    8,
                    Optional.of("heat-" + i),
                    i == 0 ? Optional.of("line") : Optional.empty()));
        }
        shapes.add(new Words(left, y + 24, "0", "text-3", Face.FIGURE, Anchor.START));
        shapes.add(new Words(left + STEPS * swatch, y + 24, Numbers.error(largest), "text-3", Face.FIGURE, Anchor.END));
        shapes.add(new Words(
                width - RIGHT,
                y + 8,
                comparison.maxAbsoluteIndex() < 0
                        ? Messages.get("chart.noLargest")
                        : "[" + comparison.maxAbsoluteIndex() + "] " + Numbers.error(comparison.maxAbsolute()),
                "text-2",
                Face.FIGURE,
                Anchor.END));
    }

    private String summary() {
        long above = comparison.heat().stream()
                .filter(e -> !(e <= comparison.theoretical()))
                .count();
        return comparison.maxAbsoluteIndex() < 0
                ? Messages.get("chart.heatNone", comparison.elements())
                : Messages.get(
                        "chart.heatSummary",
                        comparison.elements(),
                        Numbers.error(comparison.maxAbsolute()),
                        String.valueOf(comparison.maxAbsoluteIndex()),
                        above,
                        comparison.heat().size());
    }

    /** The largest cells; a table of every one would be no help to anybody. */
    private Picture.Twin twin() {
        var order = new ArrayList<>(
                IntStream.range(0, comparison.heat().size()).boxed().toList());
        Collections.sort(
                order,
                Comparator.comparing((Integer i) -> comparison.heat().get(i)).reversed());
        List<List<String>> rows = order.stream()
                .limit(TWIN_ROWS)
                .map(i -> List.of(
                        Numbers.count(first(i)),
                        Numbers.count(first(i + 1) - 1),
                        Numbers.error(comparison.heat().get(i))))
                .toList();
        return new Picture.Twin(
                List.of(Messages.get("chart.first"), Messages.get("chart.last"), Messages.get("chart.largestError")),
                rows);
    }
}
