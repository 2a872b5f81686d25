package dev.reckoner.ui.chart;

import dev.reckoner.ui.chart.Shape.Point;
import java.util.List;

/**
 * The part of a cubic curve between two heights. A curve may be a hundred times as high as what is in sight, and breaking all of it
 * into dashes costs as much.
 *
 * @param points the same part of the same curve as a curve of its own
 */
record CurvePiece(List<Point> points) {
    private static final int HALVINGS = 40;

    /**
     * The part from a height to a lower one, or a little more; the whole curve where it turns back on the way.
     *
     * @param curve beginning, two handles, end
     * @param period of its dashes: so many pixels up or down, and thereby along a curve as steep as a high one is, the part begins
     *     a whole number of times after the curve does, so that dashes do not move with what is in sight
     */
    static CurvePiece between(List<Point> curve, double top, double bottom, double period) {
        double first = curve.getFirst().y();
        double last = curve.getLast().y();
        if (!isMonotonic(curve)) {
            return new CurvePiece(curve);
        }
        double sign = first <= last ? 1 : -1;
        double passed = Math.max(0, sign * ((sign > 0 ? top : bottom) - first));
        double in = at(curve, first + sign * Math.floor(passed / period) * period);
        double out = at(curve, sign > 0 ? bottom : top);
        return new CurvePiece(List.of(
                blossom(curve, in, in, in),
                blossom(curve, in, in, out),
                blossom(curve, in, out, out),
                blossom(curve, out, out, out)));
    }

    /** True if nothing of the curve lies between. */
    boolean isPoint() {
        return points.getFirst().equals(points.getLast());
    }

    private static boolean isMonotonic(List<Point> curve) {
        double sign = Math.signum(curve.getLast().y() - curve.getFirst().y());
        for (int i = 1; i < curve.size(); i++) {
            if (sign * (curve.get(i).y() - curve.get(i - 1).y()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The parameter at which a curve that only rises or only falls has a height; 0 or 1 where it lies beyond an end. */
    private static double at(List<Point> curve, double y) {
        boolean falls = curve.getFirst().y() > curve.getLast().y();
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean before = blossom(curve, middle, middle, middle).y() < y;
            if (before != falls) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low < 1e-9 ? 0 : high > 1 - 1e-9 ? 1 : low;
    }

    /** Ramshaw's blossom of the curve: de Casteljau's scheme with a parameter for each step. */
    private static Point blossom(List<Point> curve, double r, double s, double t) {
        Point a = mix(curve.get(0), curve.get(1), r);
        Point b = mix(curve.get(1), curve.get(2), r);
        Point c = mix(curve.get(2), curve.get(3), r);
        return mix(mix(a, b, s), mix(b, c, s), t);
    }

    private static Point mix(Point a, Point b, double t) {
        return new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
    }
}
