package dev.reckoner.ui.reputation;

import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polygon;
import java.util.ArrayList;
import java.util.List;

/** A rectangle under slanted strokes: told from a plain one without colours. */
final class Hatch {
    private static final double STEP = 8;
    private static final double STROKE = 1.6;
    private static final double OPACITY = 0.28;

    private Hatch() {}

    /** The ground and the strokes, which rise to the right and end at its edges. */
    static List<Shape> of(double left, double top, double width, double height) {
        var shapes = new ArrayList<Shape>();
        shapes.add(Box.filled(left, top, width, height, "contraindicated-soft"));
        // From the grid of the picture and not from the edge, so that the strokes of neighbours lie in line.
        double first = Math.floor((left + top) / STEP) * STEP;
        for (double sum = first; sum < left + width + top + height; sum += STEP) {
            stroke(shapes, left, top, width, height, sum);
        }
        return shapes;
    }

    /** The part of the line x + y = sum inside of it. */
    private static void stroke(List<Shape> shapes, double left, double top, double width, double height, double sum) {
        double from = Math.max(left, sum - top - height);
        double until = Math.min(left + width, sum - top);
        if (until - from > 0.5) {
            shapes.add(new Polygon(
                    List.of(
                            new Point(from, sum - from),
                            new Point(until, sum - until),
                            new Point(until, Math.min(top + height, sum - until + STROKE)),
                            new Point(from, Math.min(top + height, sum - from + STROKE))),
                    "contraindicated",
                    OPACITY));
        }
    }
}
