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
                snap(line.x1(), line.width()),
                snap(line.y1(), line.width()),
                snap(line.x2(), line.width()),
                snap(line.y2(), line.width()));
    }

    /** A stroke of one pixel is sharp only on half pixels. */
    private static double snap(double at, double width) {
        return width == 1 ? Math.floor(at) + 0.5 : at;
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
        out.setFont(words.face() == Shape.Face.FIGURE ? FIGURE : CAPTION);
        out.setTextAlign(
                switch (words.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        out.fillText(words.text(), words.x(), words.y());
    }
}
