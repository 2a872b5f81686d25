package dev.reckoner.ui.graph;

/**
 * A column that has nodes.
 *
 * @param x of the left edges of its nodes, pixels at 100 %
 */
public record PlacedColumn(String title, double x) {
    double centre() {
        return x + Grid.NODE_WIDTH / 2;
    }
}
