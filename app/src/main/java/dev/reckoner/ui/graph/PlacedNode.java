package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.Shape.Point;

/**
 * A node where it stands.
 *
 * @param x of its left edge, pixels at 100 %
 * @param y of its upper edge
 * @param width of its outline
 */
public record PlacedNode(GraphNode node, double x, double y, double width) {
    /** Its outline, without what stands at its corners. */
    public Area area() {
        return new Area(x, y, width, Grid.NODE_HEIGHT);
    }

    /** Where edges from the left arrive. */
    Point left() {
        return new Point(x, middle());
    }

    /** Where edges to the right leave; from a fold at its second sheet. */
    Point right() {
        double sheet = node.form() == NodeForm.FOLD ? Grid.SHEET : 0;
        return new Point(x + width + sheet, middle());
    }

    double middle() {
        return y + Grid.NODE_HEIGHT / 2;
    }
}
