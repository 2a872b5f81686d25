package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.IconGlyph;
import dev.reckoner.ui.look.Tokens;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/** Writes pictures as SVG 1.1: the same shapes that the window paints, in the colours of a theme. */
public final class SvgPicture {
    private final StringBuilder out = new StringBuilder();
    private final Tokens tokens;

    private SvgPicture(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A whole document on the ground of a card; its title is what the picture shows in words. */
    public static String of(Picture picture, Tokens tokens) {
        var svg = new SvgPicture(tokens);
        svg.out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
        svg.number("width", picture.width());
        svg.number("height", picture.height());
        svg.out
                .append(" viewBox=\"0 0 ")
                .append(figure(picture.width()))
                .append(' ')
                .append(figure(picture.height()))
                .append("\" font-size=\"11\">\n<title>")
                .append(escaped(picture.summary()))
                .append("</title>\n");
        svg.rectangle(0, 0, picture.width(), picture.height(), 0, Optional.of("panel"), Optional.empty());
        picture.shapes().forEach(svg::write);
        return svg.out.append("</svg>\n").toString();
    }

    private void write(Shape shape) {
        switch (shape) {
            case Shape.Line line -> line(line);
            case Shape.Box box -> box(box);
            case Shape.Plate plate ->
                rectangle(
                        plate.x(),
                        plate.y(),
                        plate.width(),
                        plate.height(),
                        plate.radius(),
                        plate.fill(),
                        plate.outline());
            case Shape.Curve curve -> curve(curve);
            case Shape.Spline spline -> spline(spline);
            case Shape.Icon icon -> icon(icon);
            case Shape.Polygon polygon -> polygon(polygon);
            case Shape.Polyline line -> polyline(line);
            case Shape.Words words -> words(words);
        }
    }

    private void line(Shape.Line line) {
        out.append("<line");
        number("x1", Shape.snap(line.x1(), line.width()));
        number("y1", Shape.snap(line.y1(), line.width()));
        number("x2", Shape.snap(line.x2(), line.width()));
        number("y2", Shape.snap(line.y2(), line.width()));
        stroke(new Shape.Stroke(line.colour(), line.width(), false));
        out.append(line.dashed() ? " stroke-dasharray=\"4 3\"/>\n" : "/>\n");
    }

    private void box(Shape.Box box) {
        rectangle(
                box.x(),
                box.y(),
                Math.max(1, box.width()),
                Math.max(1, box.height()),
                0,
                box.fill(),
                box.outline().map(colour -> new Shape.Stroke(colour, 1, false)));
    }

    /** An outline lies within the edges, as on the canvas; SVG would centre it on them. */
    private void rectangle(
            double x,
            double y,
            double width,
            double height,
            double radius,
            Optional<String> fill,
            Optional<Shape.Stroke> outline) {
        double half = outline.map(stroke -> stroke.width() / 2).orElse(0.0);
        out.append("<rect");
        number("x", x + half);
        number("y", y + half);
        number("width", Math.max(0, width - 2 * half));
        number("height", Math.max(0, height - 2 * half));
        if (radius > 0) {
            number("rx", radius);
        }
        text("fill", fill.map(this::colour).orElse("none"));
        outline.ifPresent(this::stroke);
        out.append("/>\n");
    }

    private void curve(Shape.Curve curve) {
        out.append("<path d=\"M")
                .append(point(curve.x1(), curve.y1()))
                .append(" C")
                .append(point(curve.handle(), curve.y1()))
                .append(' ')
                .append(point(curve.handle(), curve.y2()))
                .append(' ')
                .append(point(curve.x2(), curve.y2()))
                .append("\" fill=\"none\"");
        stroke(new Shape.Stroke(curve.colour(), curve.width(), false));
        out.append("/>\n");
    }

    private void spline(Shape.Spline spline) {
        out.append("<path d=\"M").append(point(spline.points().getFirst()));
        for (int i = 1; i < spline.points().size(); i++) {
            out.append(i % 3 == 1 ? " C" : " ").append(point(spline.points().get(i)));
        }
        out.append("\" fill=\"none\"");
        stroke(spline.stroke());
        out.append("/>\n");
    }

    /** Whoever reads the file has no such font: the outline of the same letter. */
    private void icon(Shape.Icon icon) {
        out.append("<path");
        text("d", IconGlyph.of(icon.literal()).outline());
        text(
                "transform",
                "translate(" + point(icon.x(), icon.y()) + ") scale("
                        + String.format(Locale.ROOT, "%.4f", icon.size() / IconGlyph.GRID) + ")");
        text("fill", colour(icon.colour()));
        out.append("/>\n");
    }

    private void polygon(Shape.Polygon polygon) {
        out.append("<polygon");
        text(
                "points",
                polygon.corners().stream()
                        .map(corner -> point(corner.x(), corner.y()))
                        .collect(Collectors.joining(" ")));
        text("fill", colour(polygon.fill()));
        if (polygon.opacity() < 1) {
            number("fill-opacity", polygon.opacity());
        }
        out.append("/>\n");
    }

    private void polyline(Shape.Polyline line) {
        out.append("<polyline");
        text(
                "points",
                line.points().stream().map(point -> point(point.x(), point.y())).collect(Collectors.joining(" ")));
        text("fill", "none");
        stroke(line.stroke());
        out.append("/>\n");
    }

    private void words(Shape.Words words) {
        out.append("<text");
        number("x", words.x());
        number("y", words.y());
        text("fill", colour(words.colour()));
        if (words.face() == Shape.Face.SMALL) {
            number("font-size", words.face().size());
        }
        text("font-family", (words.face() == Shape.Face.FIGURE ? Fonts.MONO : Fonts.TEXT) + ", sans-serif");
        if (words.face() == Shape.Face.STRONG) {
            text("font-weight", "600");
        }
        text(
                "text-anchor",
                switch (words.anchor()) {
                    case START -> "start";
                    case MIDDLE -> "middle";
                    case END -> "end";
                });
        out.append('>').append(escaped(words.text())).append("</text>\n");
    }

    private void stroke(Shape.Stroke stroke) {
        text("stroke", colour(stroke.colour()));
        number("stroke-width", stroke.width());
        if (stroke.dash() != Shape.Dash.NONE) {
            text(
                    "stroke-dasharray",
                    Arrays.stream(stroke.dash().lengths())
                            .mapToObj(SvgPicture::figure)
                            .collect(Collectors.joining(" ")));
        }
    }

    private String colour(String token) {
        Color colour = tokens.colour(token);
        return String.format(
                "#%02X%02X%02X",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    private void number(String name, double value) {
        text(name, figure(value));
    }

    private void text(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String point(Shape.Point point) {
        return point(point.x(), point.y());
    }

    private static String point(double x, double y) {
        return figure(x) + "," + figure(y);
    }

    /** Two decimals tell less than a printer's dot. */
    private static String figure(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** What others wrote must not end an attribute or begin an element; XML has no control characters at all. */
    private static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
