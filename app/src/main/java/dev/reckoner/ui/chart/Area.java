package dev.reckoner.ui.chart;

import java.util.List;

/** A rectangle of the plane with its edges; pixels at 100 %. */
public record Area(double x, double y, double width, double height) {
    /** The smallest that holds both corners. */
    public static Area between(double x1, double y1, double x2, double y2) {
        return new Area(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    /** Where a shape is drawn, or a little more. */
    public static Area of(Shape shape) {
        return switch (shape) {
            case Shape.Line line ->
                between(line.x1(), line.y1(), line.x2(), line.y2()).grown(line.width());
            case Shape.Box box -> new Area(box.x(), box.y(), box.width(), box.height());
            case Shape.Plate plate -> new Area(plate.x(), plate.y(), plate.width(), plate.height());
            case Shape.Curve curve ->
                between(curve.x1(), curve.y1(), curve.x2(), curve.y2()).grown(curve.width());
            case Shape.Spline spline ->
                of(spline.points()).grown(spline.stroke().width());
            case Shape.Icon icon -> new Area(icon.x(), icon.y(), icon.size(), icon.size());
            case Shape.Polygon polygon -> of(polygon.corners());
            case Shape.Polyline line -> of(line.points());
            case Shape.Words words -> of(words);
        };
    }

    /** Where any of some shapes is drawn; at least one. */
    public static Area ofAll(List<? extends Shape> shapes) {
        return shapes.stream().map(Area::of).reduce(Area::with).orElseThrow();
    }

    private static Area of(List<Shape.Point> points) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Shape.Point point : points) {
            left = Math.min(left, point.x());
            top = Math.min(top, point.y());
            right = Math.max(right, point.x());
            bottom = Math.max(bottom, point.y());
        }
        return between(left, top, right, bottom);
    }

    private static Area of(Shape.Words words) {
        double wide = Letters.width(words.text(), words.face());
        double left = words.x()
                - switch (words.anchor()) {
                    case START -> 0;
                    case MIDDLE -> wide / 2;
                    case END -> wide;
                };
        double size = words.face().size();
        return new Area(left, words.y() - size, wide, size * 1.4);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    /** The same with so much more on every side. */
    public Area grown(double by) {
        return new Area(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /** The smallest that holds both. */
    public Area with(Area other) {
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /** True if they have a point in common, be it of an edge. */
    public boolean meets(Area other) {
        return x <= other.right() && other.x <= right() && y <= other.bottom() && other.y <= bottom();
    }

    /** True if the other lies within, be it at an edge. */
    public boolean holds(Area other) {
        return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
    }

    /** True if the point lies within, be it on an edge. */
    public boolean holds(double px, double py) {
        return x <= px && px <= right() && y <= py && py <= bottom();
    }
}
