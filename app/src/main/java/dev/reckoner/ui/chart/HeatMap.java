package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ErrorGrid;
import dev.reckoner.runtime.compare.ErrorGrid.Cell;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a tensor differs: a row per token and a column per place in the last dimension, from ground to dark in five equal
 * steps of the largest error. A vector, which has one row, is broken into rows of 32 or 64.
 */
public final class HeatMap {
    private static final double LEFT = 56;
    private static final double RIGHT = 24;
    private static final double TOP = 22;
    private static final double BOTTOM = 68;
    private static final double ROOM_FOR_CAPTION = 400;
    private static final int STEPS = 5;
    private static final int TWIN_ROWS = 200;
    private static final String CELL = "element:";

    private final Comparison comparison;
    private final HeatAxes axes;
    private final List<Cell> cells;
    private final double width;
    private final double cellWidth;
    private final double cellHeight;
    private final double gap;
    private final double largest;
    private final String pointed;
    private final List<Shape> shapes = new ArrayList<>();
    private Words name = new Words(0, 0, "", "text-2", Face.FIGURE, Anchor.END);

    private HeatMap(Comparison comparison, double width, double height, String pointed) {
        this.comparison = comparison;
        this.width = width;
        this.pointed = pointed;
        ErrorGrid grid = comparison.heat();
        axes = new HeatAxes(grid);
        cells = grid.cells();
        cellWidth = Math.max(1, (width - LEFT - RIGHT) / axes.columns());
        cellHeight = Math.clamp((height - TOP - BOTTOM) / axes.rows(), 1, Math.max(16, cellWidth));
        // A gap is only affordable where cells stay larger than it.
        gap = cellWidth > 4 && cellHeight > 4 ? 1 : 0;
        largest = cells.stream()
                .mapToDouble(Cell::error)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The picture in that size, pixels. */
    public static Picture of(Comparison comparison, double width, double height) {
        return of(comparison, width, height, "");
    }

    /**
     * The same with a cell named in the legend.
     *
     * @param pointed name of the cell's place; empty text names the largest error
     */
    public static Picture of(Comparison comparison, double width, double height, String pointed) {
        return new HeatMap(comparison, width, height, pointed).draw(height);
    }

    /** The picture as a chart draws it: only the legend follows the pointer, the cells are made once for a size. */
    public static ChartView.Drawing drawing(Comparison comparison) {
        return new ChartView.Drawing() {
            private @Nullable HeatMap made;
            private @Nullable Picture whole;

            @Override
            public Picture draw(double width, double height) {
                Picture known = whole;
                if (known == null || known.width() != width || known.height() != height) {
                    made = new HeatMap(comparison, width, height, "");
                    known = made.draw(height);
                    whole = known;
                }
                return known;
            }

            @Override
            public Picture draw(double width, double height, String pointed) {
                Picture picture = draw(width, height);
                HeatMap map = made;
                return map == null || pointed.isEmpty() ? picture : map.naming(picture, pointed);
            }
        };
    }

    /** The same picture with another cell named. */
    private Picture naming(Picture picture, String target) {
        var changed = new ArrayList<>(picture.shapes());
        changed.replaceAll(shape -> shape.equals(name) ? name(target, name.y()) : shape);
        return new Picture(
                picture.width(), picture.height(), changed, picture.summary(), picture.twin(), picture.spots());
    }

    /** The name of the place whose worst element is that one. */
    public static String target(long element) {
        return CELL + element;
    }

    /** The element that a place of the picture stands for: the worst one of its cell. */
    public static OptionalLong element(String target) {
        return target.startsWith(CELL)
                ? OptionalLong.of(Long.parseLong(target.substring(CELL.length())))
                : OptionalLong.empty();
    }

    /** What a row and a cell are, in words. */
    public static String about(Comparison comparison) {
        return new HeatAxes(comparison.heat()).about();
    }

    /** The index of an element along each dimension, for example {@code [0,4,12]}; the flat one where no shape is known. */
    public static String place(ErrorGrid grid, long index) {
        return HeatAxes.place(grid, index);
    }

    private Picture draw(double height) {
        if (comparison.elements() > 0 && comparison.differing() == 0) {
            return equal(height);
        }
        var spots = new ArrayList<Picture.Spot>();
        for (int i = 0; i < cells.size(); i++) {
            Box box = cell(i, "heat-" + step(cells.get(i).error()));
            shapes.add(box);
            spots.add(new Picture.Spot(
                    box.x(), box.y(), cellWidth, cellHeight, words(cells.get(i)), target(cells.get(i))));
        }
        double end = TOP + axes.rows() * cellHeight;
        shapes.add(Box.outlined(
                LEFT - 2, TOP - 2, axes.columns() * cellWidth + 4 - gap, axes.rows() * cellHeight + 4 - gap, "line"));
        markLargest();
        indices(end);
        legend(end + 32);
        return new Picture(width, height, shapes, summary(), twin(), spots);
    }

    /** Empty cells over a legend from 0 to 0 would tell nobody anything. */
    private Picture equal(double height) {
        shapes.add(new Words(
                width / 2,
                height / 2,
                Messages.get("chart.allEqual", comparison.elements()),
                "text-2",
                Face.CAPTION,
                Anchor.MIDDLE));
        return new Picture(width, height, shapes, summary(), twin());
    }

    private Box cell(int i, String fill) {
        return Box.filled(
                LEFT + i % axes.columns() * cellWidth,
                TOP + i / axes.columns() * cellHeight,
                cellWidth - gap,
                cellHeight - gap,
                fill);
    }

    private String words(Cell cell) {
        return Messages.get(
                "chart.cell",
                axes.place(cell.index()),
                Numbers.value(cell.claimed()),
                Numbers.value(cell.recomputed()),
                Numbers.error(cell.error()));
    }

    private static String target(Cell cell) {
        return target(cell.index());
    }

    private int step(double error) {
        if (!Double.isFinite(error)) {
            return STEPS - 1;
        }
        return largest == 0 ? 0 : Math.min(STEPS - 1, (int) (STEPS * error / largest));
    }

    private void markLargest() {
        if (comparison.maxAbsoluteIndex() < 0 || largest == 0 || cells.isEmpty()) {
            return;
        }
        Box worst = cell(comparison.heat().cellOf(comparison.maxAbsoluteIndex()), "text");
        shapes.add(Box.outlined(worst.x() - 2, worst.y() - 2, worst.width() + 4, worst.height() + 4, "text"));
    }

    private void indices(double end) {
        int rows = axes.rows();
        int every = Math.max(1, Math.max(Math.ceilDiv(rows, 5), (int) Math.ceil(14 / cellHeight)));
        shapes.add(new Words(LEFT - 8, 12, axes.rowName(), "text-2", Face.CAPTION, Anchor.END));
        for (int row = 0; row < rows; row += every) {
            double y = TOP + row * cellHeight + Math.min(cellHeight, 12) - 1;
            shapes.add(new Words(LEFT - 8, y, axes.rowLabel(row), "text-3", Face.FIGURE, Anchor.END));
        }
        int columns = axes.columns();
        int step = Math.max(1, columns / 4);
        shapes.add(new Words(LEFT - 8, end + 16, Messages.get("chart.heatColumn"), "text-2", Face.CAPTION, Anchor.END));
        IntStream.concat(IntStream.iterate(0, c -> c < columns - 1, c -> c + step), IntStream.of(columns - 1))
                .distinct()
                .forEach(column -> shapes.add(new Words(
                        LEFT + (column + 0.5) * cellWidth,
                        end + 16,
                        axes.columnLabel(column),
                        "text-3",
                        Face.FIGURE,
                        Anchor.MIDDLE)));
    }

    private void legend(double y) {
        boolean roomy = width >= ROOM_FOR_CAPTION;
        double left = roomy ? LEFT + 88 : LEFT;
        double swatch = Math.clamp((width - RIGHT - left - 136) / STEPS, 12, 34);
        if (roomy) {
            shapes.add(
                    new Words(LEFT, y + 8, Messages.get("chart.absoluteError"), "text-2", Face.CAPTION, Anchor.START));
        }
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
        name = name(pointed, y + 8);
        shapes.add(name);
    }

    private Words name(String target, double y) {
        return new Words(width - RIGHT, y, named(target), "text-2", Face.FIGURE, Anchor.END);
    }

    /** The cell under the pointer, else the largest error. */
    private String named(String target) {
        OptionalLong element = element(target);
        return cells.stream()
                .filter(cell -> element.isPresent() && cell.index() == element.getAsLong())
                .findFirst()
                .map(cell -> axes.place(cell.index()) + " " + Numbers.error(cell.error()))
                .orElseGet(() -> comparison.maxAbsoluteIndex() < 0
                        ? Messages.get("chart.noLargest")
                        : axes.place(comparison.maxAbsoluteIndex()) + " " + Numbers.error(comparison.maxAbsolute()));
    }

    private String summary() {
        long above = cells.stream()
                .filter(cell -> !(cell.error() <= comparison.theoretical()))
                .count();
        return comparison.maxAbsoluteIndex() < 0
                ? Messages.get("chart.heatNone", comparison.elements())
                : Messages.get(
                        "chart.heatSummary",
                        comparison.elements(),
                        Numbers.error(comparison.maxAbsolute()),
                        axes.place(comparison.maxAbsoluteIndex()),
                        above,
                        cells.size());
    }

    /** The worst cells; a table of every one would be no help to anybody. */
    private Picture.Twin twin() {
        List<List<String>> rows = cells.stream()
                .sorted(Comparator.comparingDouble(Cell::error).reversed())
                .limit(TWIN_ROWS)
                .map(cell -> List.of(
                        axes.place(cell.index()),
                        Numbers.value(cell.claimed()),
                        Numbers.value(cell.recomputed()),
                        Numbers.power10(cell.error())))
                .toList();
        return new Picture.Twin(
                List.of(
                        Messages.get("chart.place"),
                        Messages.get("chart.claimed"),
                        Messages.get("chart.recomputed"),
                        Messages.get("chart.error")),
                rows);
    }
}
