package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Spline;
import dev.reckoner.ui.chart.Shape.Stroke;

/** How an edge is drawn: its grade by how the line is broken, its emphasis by width and colour. */
final class EdgeShapes {
    private EdgeShapes() {}

    static Shape of(PlacedEdge placed) {
        EdgeEmphasis emphasis = placed.edge().emphasis();
        return stroked(placed, colour(placed.edge()), width(placed.edge(), emphasis));
    }

    /** Where the pointer is on it, or on one of its ends. */
    static Shape pointed(PlacedEdge placed) {
        return stroked(placed, "text", Math.max(2, placed.edge().emphasis().width()));
    }

    private static Shape stroked(PlacedEdge placed, String colour, double width) {
        return new Spline(
                placed.points(), new Stroke(colour, width, placed.edge().grade().dash()));
    }

    /** What is contradicted is red whatever path it lies on. */
    private static String colour(GraphEdge edge) {
        return edge.grade() == EdgeGrade.CONTRADICTED
                ? "contraindicated"
                : edge.emphasis().colour();
    }

    private static double width(GraphEdge edge, EdgeEmphasis emphasis) {
        return edge.grade() == EdgeGrade.CONTRADICTED ? Math.max(2, emphasis.width()) : emphasis.width();
    }
}
