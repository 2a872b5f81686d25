package dev.reckoner.ui.chart;

import java.util.List;
import java.util.Optional;

/**
 * Something drawn. Lengths are pixels at 100 % from the top left corner of the picture; colours are token names without
 * their prefix, for example {@code fill-affirming}.
 */
public sealed interface Shape {
    /**
     * A straight line.
     *
     * @param width of the stroke; a stroke of 1 is snapped to the pixel grid by the painter
     * @param dashed true for dashes of 4 and gaps of 3
     */
    record Line(double x1, double y1, double x2, double y2, String colour, double width, boolean dashed)
            implements Shape {
        /** A hairline. */
        static Line thin(double x1, double y1, double x2, double y2, String colour) {
            return new Line(x1, y1, x2, y2, colour, 1, false);
        }
    }

    /** A rectangle, filled, outlined by 1 px within its edges, or both. */
    record Box(double x, double y, double width, double height, Optional<String> fill, Optional<String> outline)
            implements Shape {
        static Box filled(double x, double y, double width, double height, String colour) {
            return new Box(x, y, width, height, Optional.of(colour), Optional.empty());
        }

        static Box outlined(double x, double y, double width, double height, String colour) {
            return new Box(x, y, width, height, Optional.empty(), Optional.of(colour));
        }
    }

    /** A rectangle with round corners, filled, outlined within its edges, or both. */
    record Plate(
            double x,
            double y,
            double width,
            double height,
            double radius,
            Optional<String> fill,
            Optional<Stroke> outline)
            implements Shape {}

    /**
     * How a plate is outlined.
     *
     * @param width of the stroke
     * @param dashed true for dashes of 3 and gaps of 3
     */
    record Stroke(String colour, double width, boolean dashed) {}

    /** A line that leaves and arrives level: a cubic curve with its handles half-way between the ends. */
    record Curve(double x1, double y1, double x2, double y2, String colour, double width) implements Shape {
        /** Where both handles stand. */
        double handle() {
            return (x1 + x2) / 2;
        }
    }

    /** A filled closed figure of at least three corners. */
    record Polygon(List<Point> corners, String fill) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
        }
    }

    /**
     * One line of text.
     *
     * @param y the baseline
     */
    record Words(double x, double y, String text, String colour, Face face, Anchor anchor) implements Shape {}

    /** A corner. */
    record Point(double x, double y) {}

    /** The faces of text in charts, all of 11 px. */
    enum Face {
        /** Words. */
        CAPTION,
        /** Names. */
        STRONG,
        /** Numbers. */
        FIGURE
    }

    /** Where an edge is drawn: a stroke of one pixel is sharp only on half pixels. */
    static double snap(double at, double width) {
        return width == 1 ? Math.floor(at) + 0.5 : at;
    }

    /** Which point of a text its x names. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
