package dev.reckoner.ui.reputation;

import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polygon;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Stroke;
import java.util.ArrayList;
import java.util.List;

/** One reputation over all of the time, small; on the same scale as the others. */
final class SmallPicture {
    private static final double OPACITY = 0.18;
    private static final double EDGE = 3;

    /** A band that is narrower would be hidden by its line, as if there were none. */
    private static final double LEAST_BAND = 4;

    private SmallPicture() {}

    /** The picture in that size, pixels. */
    static Picture of(Line line, Stroke stroke, Span span, double width, double height) {
        var shapes = new ArrayList<Shape>();
        double middle = y(0.5, height);
        shapes.add(Shape.Line.thin(0, middle, width, middle, "line"));
        for (var stretch : line.stretches(true)) {
            var corners = new ArrayList<Point>();
            stretch.forEach(point -> corners.add(new Point(x(point, span, width), high(point, height))));
            stretch.reversed()
                    .forEach(point -> corners.add(new Point(
                            x(point, span, width),
                            Math.max(y(point.low(), height), high(point, height) + LEAST_BAND))));
            if (corners.size() >= 4) {
                shapes.add(new Polygon(corners, stroke.colour(), OPACITY));
            }
            shapes.add(new Polyline(
                    stretch.stream()
                            .map(point -> new Point(x(point, span, width), y(point.expectation(), height)))
                            .toList(),
                    stroke));
        }
        for (var stretch : line.stretches(false)) {
            shapes.add(new Polyline(
                    List.of(
                            new Point(x(stretch.getFirst(), span, width), middle),
                            new Point(x(stretch.getLast(), span, width), middle)),
                    new Stroke("text-3", 1, Dash.DOTS)));
        }
        return new Picture(width, height, shapes, "", Picture.Twin.EMPTY, List.of());
    }

    private static double x(Line.Point point, Span span, double width) {
        return width * Math.clamp(span.share(point.at()), 0, 1);
    }

    private static double high(Line.Point point, double height) {
        return Math.min(y(point.high(), height), height - EDGE - LEAST_BAND);
    }

    private static double y(double share, double height) {
        return height - EDGE - (height - 2 * EDGE) * share;
    }
}
