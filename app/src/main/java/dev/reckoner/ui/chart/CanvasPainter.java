package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.IconGlyph;
import dev.reckoner.ui.look.Tokens;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints shapes on a canvas in the colours of a theme. */
public final class CanvasPainter {
    private static final Font CAPTION = Font.font(Fonts.TEXT, Shape.Face.CAPTION.size());
    private static final Font STRONG = Font.font(Fonts.STRONG, Shape.Face.STRONG.size());
    private static final Font FIGURE = Font.font(Fonts.MONO, Shape.Face.FIGURE.size());
    private static final Font SMALL = Font.font(Fonts.TEXT, Shape.Face.SMALL.size());
    /** No text is read below this size, pixels on the screen. */
    private static final double LEGIBLE = 9;

    private static final Area EVERYWHERE = new Area(-1e9, -1e9, 2e9, 2e9);

    private final GraphicsContext out;
    private final Tokens tokens;
    private final double zoom;
    private final SplinePainter splines;

    private CanvasPainter(GraphicsContext out, Tokens tokens, double zoom, Area seen) {
        this.out = out;
        this.tokens = tokens;
        this.zoom = zoom;
        this.splines = new SplinePainter(out, tokens, zoom, seen);
    }

    /** A painter of shapes one by one. */
    public static CanvasPainter on(GraphicsContext out, Tokens tokens) {
        return on(out, tokens, 1, EVERYWHERE);
    }

    /**
     * The same on a canvas that is already moved and scaled.
     *
     * @param zoom by which it is scaled: text that would be smaller than 9 px is left out
     * @param seen what of the plane is in sight: of high curves only that is painted
     */
    public static CanvasPainter on(GraphicsContext out, Tokens tokens, double zoom, Area seen) {
        out.setTextBaseline(VPos.BASELINE);
        out.setLineCap(StrokeLineCap.BUTT);
        return new CanvasPainter(out, tokens, zoom, seen);
    }

    /** True if text of that face can still be read where the canvas is scaled so. */
    public static boolean isLegible(Shape.Face face, double zoom) {
        return face.size() * zoom >= LEGIBLE;
    }

    /** Paints over what is there, with the picture's corner at that point. */
    public static void paint(Picture picture, GraphicsContext out, Tokens tokens, double x, double y) {
        out.save();
        out.translate(x, y);
        picture.shapes().forEach(on(out, tokens)::paint);
        out.restore();
    }

    /** Paints one over what is there. */
    public void paint(Shape shape) {
        switch (shape) {
            case Shape.Line line -> line(line);
            case Shape.Box box -> box(box);
            case Shape.Plate plate -> plate(plate);
            case Shape.Curve curve -> curve(curve);
            case Shape.Spline spline -> splines.paint(spline);
            case Shape.Icon icon -> icon(icon);
            case Shape.Polygon polygon -> polygon(polygon);
            case Shape.Polyline line -> polyline(line);
            case Shape.Words words -> words(words);
        }
    }

    private void line(Shape.Line line) {
        out.setStroke(tokens.colour(line.colour()));
        out.setLineWidth(line.width());
        if (line.dashed()) {
            out.setLineDashes(4, 3);
        } else {
            out.setLineDashes();
        }
        out.strokeLine(
                Shape.snap(line.x1(), line.width()),
                Shape.snap(line.y1(), line.width()),
                Shape.snap(line.x2(), line.width()),
                Shape.snap(line.y2(), line.width()));
    }

    private void box(Shape.Box box) {
        double x = Math.round(box.x());
        double y = Math.round(box.y());
        double width = Math.max(1, Math.round(box.x() + box.width()) - x);
        double height = Math.max(1, Math.round(box.y() + box.height()) - y);
        box.fill().ifPresent(colour -> {
            out.setFill(tokens.colour(colour));
            out.fillRect(x, y, width, height);
        });
        box.outline().ifPresent(colour -> {
            out.setStroke(tokens.colour(colour));
            out.setLineWidth(1);
            out.setLineDashes();
            out.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
        });
    }

    private void plate(Shape.Plate plate) {
        double x = Math.round(plate.x());
        double y = Math.round(plate.y());
        double corner = 2 * plate.radius();
        plate.fill().ifPresent(colour -> {
            out.setFill(tokens.colour(colour));
            out.fillRoundRect(x, y, plate.width(), plate.height(), corner, corner);
        });
        plate.outline().ifPresent(stroke -> {
            double half = stroke.width() / 2;
            splines.set(stroke);
            out.strokeRoundRect(
                    x + half, y + half, plate.width() - 2 * half, plate.height() - 2 * half, corner, corner);
        });
    }

    private void curve(Shape.Curve curve) {
        out.setStroke(tokens.colour(curve.colour()));
        out.setLineWidth(curve.width());
        out.setLineDashes();
        out.beginPath();
        out.moveTo(curve.x1(), curve.y1());
        out.bezierCurveTo(curve.handle(), curve.y1(), curve.handle(), curve.y2(), curve.x2(), curve.y2());
        out.stroke();
    }

    private void icon(Shape.Icon icon) {
        out.setFill(tokens.colour(icon.colour()));
        out.setFont(IconGlyph.font(icon.size()));
        out.setTextAlign(TextAlignment.LEFT);
        out.fillText(IconGlyph.of(icon.literal()).letter(), icon.x(), icon.y() + IconGlyph.baseline(icon.size()));
    }

    private void polygon(Shape.Polygon polygon) {
        int n = polygon.corners().size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = polygon.corners().get(i).x();
            ys[i] = polygon.corners().get(i).y();
        }
        out.setFill(tokens.colour(polygon.fill()).deriveColor(0, 1, 1, polygon.opacity()));
        out.fillPolygon(xs, ys, n);
    }

    private void polyline(Shape.Polyline line) {
        splines.set(line.stroke());
        out.beginPath();
        Shape.Point start = line.points().getFirst();
        out.moveTo(start.x(), start.y());
        line.points().stream().skip(1).forEach(point -> out.lineTo(point.x(), point.y()));
        out.stroke();
    }

    private void words(Shape.Words words) {
        if (!isLegible(words.face(), zoom)) {
            return;
        }
        out.setFill(tokens.colour(words.colour()));
        out.setFont(
                switch (words.face()) {
                    case CAPTION -> CAPTION;
                    case STRONG -> STRONG;
                    case FIGURE -> FIGURE;
                    case SMALL -> SMALL;
                });
        out.setTextAlign(
                switch (words.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        out.fillText(words.text(), words.x(), words.y());
    }
}
