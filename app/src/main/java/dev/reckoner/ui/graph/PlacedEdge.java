package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Point;
import java.util.List;

/**
 * An edge where it runs.
 *
 * @param points of cubic curves, as {@link Shape.Spline} has them, from the left node to the right one
 */
public record PlacedEdge(GraphEdge edge, List<Point> points) {
    private static final int STEPS = 16;

    public PlacedEdge {
        points = List.copyOf(points);
    }

    /** How far a point is from the line, about; pixels. */
    double distance(double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 3 < points.size(); i += 3) {
            Point before = points.get(i);
            for (int step = 1; step <= STEPS; step++) {
                Point next = at(i, (double) step / STEPS);
                nearest = Math.min(nearest, distance(before, next, x, y));
                before = next;
            }
        }
        return nearest;
    }

    /** De Casteljau's point of the curve that begins there, in Bernstein's form. */
    private Point at(int first, double t) {
        double[] weights = {(1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t};
        double x = 0;
        double y = 0;
        for (int i = 0; i < weights.length; i++) {
            x += weights[i] * points.get(first + i).x();
            y += weights[i] * points.get(first + i).y();
        }
        return new Point(x, y);
    }

    private static double distance(Point a, Point b, double x, double y) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / length, 0, 1);
        return Math.hypot(a.x() + along * dx - x, a.y() + along * dy - y);
    }
}
