package dev.reckoner.ui.graph;

/**
 * A column that has nodes.
 *
 * @param x of the left edges of its nodes, pixels at 100 %
 * @param width of its nodes
 */
public record PlacedColumn(String title, double x, double width) {
    double centre() {
        return x + width / 2;
    }
}
