package dev.reckoner.ui.reputation;

import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The room between the axes, and which of it has words already: none are written over others. */
final class Frame {
    static final double LEFT = 64;
    static final double TOP = 12;

    /** From the lower axis to the end of the picture: events, dates, and what the signs mean. */
    static final double BELOW = 92;

    private static final double ABOVE_BASELINE = 10;
    private static final double UNDER_BASELINE = 3;
    private static final double GAP = 4;

    private final Span span;
    private final double right;
    private final double bottom;
    private final List<Area> taken = new ArrayList<>();

    private record Area(double left, double top, double right, double bottom) {
        boolean meets(Area other) {
            return left < other.right + GAP && other.left < right + GAP && top < other.bottom && other.top < bottom;
        }
    }

    /**
     * The room in a picture.
     *
     * @param right where the axis of time ends, pixels
     * @param height of the picture, pixels
     */
    Frame(Span span, double right, double height) {
        this.span = span;
        this.right = Math.max(LEFT + 1, right);
        this.bottom = Math.max(TOP + 1, height - BELOW);
    }

    Span span() {
        return span;
    }

    double right() {
        return right;
    }

    double bottom() {
        return bottom;
    }

    double x(Instant at) {
        return LEFT + (right - LEFT) * Math.clamp(span.share(at), 0, 1);
    }

    double y(double share) {
        return bottom - (bottom - TOP) * share;
    }

    /** Takes the room of these words, if it is free. */
    boolean take(Words words) {
        var area = area(words);
        if (taken.stream().anyMatch(area::meets)) {
            return false;
        }
        taken.add(area);
        return true;
    }

    /** Keeps words off a line that goes up and down there. */
    void takeColumn(double x) {
        taken.add(new Area(x - 1, TOP, x + 1, bottom));
    }

    /** Draws words on a ground of their own, so that they can be read over lines. */
    void ground(List<Shape> shapes, Words words) {
        var area = area(words);
        shapes.add(Box.filled(
                area.left() - 3,
                area.top() - 2,
                area.right() - area.left() + 6,
                area.bottom() - area.top() + 3,
                "panel"));
        shapes.add(words);
    }

    private static Area area(Words words) {
        double wide = Letters.width(words.text(), words.face());
        double left = words.x() - (words.anchor() == Anchor.START ? 0 : words.anchor() == Anchor.END ? wide : wide / 2);
        return new Area(left, words.y() - ABOVE_BASELINE, left + wide, words.y() + UNDER_BASELINE);
    }
}
