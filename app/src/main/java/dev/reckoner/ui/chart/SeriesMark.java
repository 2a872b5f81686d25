package dev.reckoner.ui.chart;

import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A shape with a colour by which one of several things of a kind is known in every chart, list and table. */
public enum SeriesMark {
    SQUARE("series-6", 1, 1, 11, 1, 11, 11, 1, 11),
    CIRCLE("series-1"),
    TRIANGLE("series-2", 6, 0.5, 12, 11.5, 0, 11.5),
    DIAMOND("series-3", 6, 0, 12, 6, 6, 12, 0, 6),
    HEXAGON("series-4", 3, 0.8, 9, 0.8, 12, 6, 9, 11.2, 3, 11.2, 0, 6),
    WEDGE("series-5", 0, 0.5, 12, 0.5, 6, 11.5);

    /** Side of the square on which the corners are given. */
    private static final double GRID = 12;

    private final String colour;
    private final double[] corners;

    SeriesMark(String colour, double... corners) {
        this.colour = colour;
        this.corners = corners;
    }

    /** The mark of the thing at that place of a list; from the seventh on they come again. */
    public static SeriesMark of(int index) {
        return values()[index % values().length];
    }

    /** Token of its colour. */
    public String colour() {
        return colour;
    }

    /** Its name, for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outline on a square of 12 px, as SVG paths are written. */
    public String path() {
        if (this == CIRCLE) {
            return "M6 0A6 6 0 1 1 6 12A6 6 0 1 1 6 0Z";
        }
        var path = new StringBuilder("M");
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? "" : "L").append(corners[i]).append(' ').append(corners[i + 1]);
        }
        return path.append('Z').toString();
    }

    /** The mark in a chart, its middle at that point. */
    Shape at(double x, double y, double size) {
        double left = x - size / 2;
        double top = y - size / 2;
        if (this == CIRCLE) {
            return new Plate(left, top, size, size, size / 2, Optional.of(colour), Optional.empty());
        }
        var points = new ArrayList<Point>();
        for (int i = 0; i < corners.length; i += 2) {
            points.add(new Point(left + corners[i] / GRID * size, top + corners[i + 1] / GRID * size));
        }
        return new Polygon(List.copyOf(points), colour);
    }
}
