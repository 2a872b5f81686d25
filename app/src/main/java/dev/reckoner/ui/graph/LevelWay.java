package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape.Point;
import java.util.ArrayList;
import java.util.List;

/** A line of cubic curves that all leave and arrive level, with their handles half-way between their ends. */
final class LevelWay {
    private final List<Point> points = new ArrayList<>();

    LevelWay(double x, double y) {
        points.add(new Point(x, y));
    }

    void curveTo(double x, double y) {
        Point from = points.getLast();
        double handle = (from.x() + x) / 2;
        points.add(new Point(handle, from.y()));
        points.add(new Point(handle, y));
        points.add(new Point(x, y));
    }

    List<Point> points() {
        return List.copyOf(points);
    }
}
