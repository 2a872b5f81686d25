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
        public static Line thin(double x1, double y1, double x2, double y2, String colour) {
            return new Line(x1, y1, x2, y2, colour, 1, false);
        }
    }

    /** A rectangle, filled, outlined by 1 px within its edges, or both. */
    record Box(double x, double y, double width, double height, Optional<String> fill, Optional<String> outline)
            implements Shape {
        public static Box filled(double x, double y, double width, double height, String colour) {
            return new Box(x, y, width, height, Optional.of(colour), Optional.empty());
        }

        public static Box outlined(double x, double y, double width, double height, String colour) {
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
     * How a plate or a spline is drawn.
     *
     * @param width of the stroke
     * @param dash how it is broken
     */
    record Stroke(String colour, double width, Dash dash) {
        /** Whole, or in dashes of 3 and gaps of 3. */
        public Stroke(String colour, double width, boolean dashed) {
            this(colour, width, dashed ? Dash.SHORT : Dash.NONE);
        }

        /** True if it is not whole. */
        public boolean dashed() {
            return dash != Dash.NONE;
        }
    }

    /** How a stroke is broken: so that what lines mean is seen without their colours. */
    enum Dash {
        /** Not at all. */
        NONE,
        /** Dashes of 3, gaps of 3. */
        SHORT(3, 3),
        /** Dashes of 6, gaps of 3. */
        LONG(6, 3),
        /** Dots of 2, gaps of 3. */
        DOTS(2, 3),
        /** A dash of 8 and a dot of 2, gaps of 3. */
        DASH_DOT(8, 3, 2, 3),
        /** Dashes of 10, gaps of 6. */
        WIDE(10, 6);

        private final double[] lengths;

        Dash(double... lengths) {
            this.lengths = lengths;
        }

        /** Marks and gaps in turn, pixels; none for a whole stroke. */
        public double[] lengths() {
            return lengths.clone();
        }
    }

    /** A line that leaves and arrives level: a cubic curve with its handles half-way between the ends. */
    record Curve(double x1, double y1, double x2, double y2, String colour, double width) implements Shape {
        /** Where both handles stand. */
        double handle() {
            return (x1 + x2) / 2;
        }
    }

    /**
     * Cubic Bézier curves, each beginning where the one before ends.
     *
     * @param points the beginning, then for each curve its two handles and its end
     */
    record Spline(List<Point> points, Stroke stroke) implements Shape {
        public Spline {
            points = List.copyOf(points);
            if (points.size() % 3 != 1 || points.size() < 4) {
                throw new IllegalArgumentException(
                        "A spline has a beginning and three points for each curve, not " + points.size());
            }
        }
    }

    /**
     * An icon on a square.
     *
     * @param size side of the square
     * @param literal of the icon, as {@link dev.reckoner.ui.look.Icons#literal()} has it
     */
    record Icon(double x, double y, double size, String literal, String colour) implements Shape {}

    /**
     * A filled closed figure of at least three corners.
     *
     * @param opacity 1 where nothing behind it is seen
     */
    record Polygon(List<Point> corners, String fill, double opacity) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
        }

        /** One that hides what is behind it. */
        public Polygon(List<Point> corners, String fill) {
            this(corners, fill, 1);
        }
    }

    /** Straight lines, each beginning where the one before ends, with dashes that run on around the corners. */
    record Polyline(List<Point> points, Stroke stroke) implements Shape {
        public Polyline {
            points = List.copyOf(points);
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

    /** The faces of text in charts. */
    enum Face {
        /** Words. */
        CAPTION(11),
        /** Names. */
        STRONG(11),
        /** Numbers. */
        FIGURE(11),
        /** Second lines of the nodes of a graph, and nothing else: no other text is so small. */
        SMALL(10.5);

        private final double size;

        Face(double size) {
            this.size = size;
        }

        /** Pixels at 100 %. */
        public double size() {
            return size;
        }
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
