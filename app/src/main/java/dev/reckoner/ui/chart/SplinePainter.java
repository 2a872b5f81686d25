package dev.reckoner.ui.chart;

import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Spline;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.look.Tokens;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;

/**
 * Paints curves, of which a picture may have thousands: of those that are far higher than what is in sight only that part, and of
 * those that cannot be told apart there only one. Each is stroked by itself: many at once take longer.
 */
final class SplinePainter {
    /** Where dashes and gaps are smaller, they are grey; pixels on the screen. */
    private static final double LEAST_GAP = 1;

    private static final double GAP = 3;
    /** Beyond what is in sight, so that ends of strokes are not in it; pixels on the screen. */
    private static final double AROUND = 16;

    private final GraphicsContext out;
    private final Tokens tokens;
    private final double zoom;
    private final Area seen;
    private final Set<Pass> passes = new HashSet<>();

    SplinePainter(GraphicsContext out, Tokens tokens, double zoom, Area seen) {
        this.out = out;
        this.tokens = tokens;
        this.zoom = zoom;
        this.seen = seen.grown(AROUND / zoom);
    }

    void set(Stroke stroke) {
        out.setStroke(tokens.colour(stroke.colour()));
        out.setLineWidth(stroke.width());
        if (zoom * GAP < LEAST_GAP) {
            out.setLineDashes();
        } else {
            out.setLineDashes(stroke.dash().lengths());
        }
    }

    void paint(Spline spline) {
        set(spline.stroke());
        if (Area.of(spline).height() > 2 * seen.height()) {
            pieces(spline);
        } else {
            begin(spline.points().getFirst());
            for (int i = 0; i + 3 < spline.points().size(); i += 3) {
                curveTo(spline.points().subList(i, i + 4));
            }
            out.stroke();
        }
    }

    private void pieces(Spline spline) {
        double period =
                Math.max(1, Arrays.stream(spline.stroke().dash().lengths()).sum());
        for (int i = 0; i + 3 < spline.points().size(); i += 3) {
            CurvePiece piece = CurvePiece.between(spline.points().subList(i, i + 4), seen.y(), seen.bottom(), period);
            if (!piece.isPoint() && isFirst(piece, spline.stroke())) {
                begin(piece.points().getFirst());
                curveTo(piece.points());
                out.stroke();
            }
        }
    }

    /** Lines that begin or end in sight are all painted. */
    private boolean isFirst(CurvePiece piece, Stroke stroke) {
        Point in = piece.points().getFirst();
        Point end = piece.points().getLast();
        boolean through = Math.min(in.y(), end.y()) <= seen.y() && Math.max(in.y(), end.y()) >= seen.bottom() - 1;
        return !through || passes.add(new Pass(stroke, pixel(in.x()), pixel(end.x())));
    }

    private long pixel(double at) {
        return Math.round(at * zoom);
    }

    private void begin(Point point) {
        out.beginPath();
        out.moveTo(point.x(), point.y());
    }

    private void curveTo(List<Point> curve) {
        Point leaves = curve.get(1);
        Point arrives = curve.get(2);
        Point end = curve.get(3);
        out.bezierCurveTo(leaves.x(), leaves.y(), arrives.x(), arrives.y(), end.x(), end.y());
    }

    /** Where a line comes into sight and where it leaves, pixels on the screen. */
    private record Pass(Stroke stroke, long inX, long outX) {}
}
