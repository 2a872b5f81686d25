package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Tokens;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints pictures on a canvas in the colours of a theme. */
public final class CanvasPainter {
    private static final Font CAPTION = Font.font(Fonts.TEXT, 11);
    private static final Font STRONG = Font.font(Fonts.STRONG, 11);
    private static final Font FIGURE = Font.font(Fonts.MONO, 11);

    private final GraphicsContext out;
    private final Tokens tokens;

    private CanvasPainter(GraphicsContext out, Tokens tokens) {
        this.out = out;
        this.tokens = tokens;
    }

    /** Paints over what is there, with the picture's corner at that point. */
    public static void paint(Picture picture, GraphicsContext out, Tokens tokens, double x, double y) {
        out.save();
        out.translate(x, y);
        out.setTextBaseline(VPos.BASELINE);
        out.setLineCap(StrokeLineCap.BUTT);
        var painter = new CanvasPainter(out, tokens);
        picture.shapes().forEach(painter::paint);
        out.restore();
    }

    private void paint(Shape shape) {
        switch (shape) {
            case Shape.Line line -> line(line);
            case Shape.Box box -> box(box);
            case Shape.Plate plate -> plate(plate);
            case Shape.Curve curve -> curve(curve);
            case Shape.Polygon polygon -> polygon(polygon);
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
            out.setStroke(tokens.colour(stroke.colour()));
            out.setLineWidth(stroke.width());
            if (stroke.dashed()) {
                out.setLineDashes(3, 3);
            } else {
                out.setLineDashes();
            }
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

    private void polygon(Shape.Polygon polygon) {
        int n = polygon.corners().size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = polygon.corners().get(i).x();
            ys[i] = polygon.corners().get(i).y();
        }
        out.setFill(tokens.colour(polygon.fill()));
        out.fillPolygon(xs, ys, n);
    }

    private void words(Shape.Words words) {
        out.setFill(tokens.colour(words.colour()));
        out.setFont(
                switch (words.face()) {
                    case CAPTION -> CAPTION;
                    case STRONG -> STRONG;
                    case FIGURE -> FIGURE;
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
