package dev.reckoner.ui.graph;

import java.util.Arrays;

/** How wide the nodes of each column are: as their names need, unless all columns together would not fit into a window. */
final class ColumnWidths {
    private ColumnWidths() {}

    /**
     * Pixels at 100 %, by column.
     *
     * @param needed what the widest node of each column needs
     */
    static double[] of(double[] needed) {
        double most = Grid.WIDEST_NODE;
        while (most > Grid.LEAST_NODE && total(needed, most) > Grid.WINDOW) {
            most -= Grid.UNIT;
        }
        double widest = most;
        return Arrays.stream(needed).map(width -> fitted(width, widest)).toArray();
    }

    private static double total(double[] needed, double most) {
        return 2 * Grid.MARGIN
                + Grid.COLUMN_GAP * (needed.length - 1)
                + Arrays.stream(needed).map(width -> fitted(width, most)).sum();
    }

    private static double fitted(double width, double most) {
        return Math.clamp(Math.ceil(width / Grid.UNIT) * Grid.UNIT, Grid.LEAST_NODE, most);
    }
}
