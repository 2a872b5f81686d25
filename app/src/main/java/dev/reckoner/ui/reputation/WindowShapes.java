package dev.reckoner.ui.reputation;

import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Icon;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was when, behind the lines: times in which answers outside the bound were made are hatched, an isolation is a bracket under a
 * bar. Both may be at once, and neither is told from the other by its colour alone.
 */
final class WindowShapes {
    /** Height of the bar over an isolation. */
    private static final double BAR = 4;

    /** The bar stands clear of lines that run along the upper edge. */
    private static final double RAISED = 7;

    private static final double LEAST = 2;
    private static final double ICON = 12;
    private static final double ASIDE = 6;
    private static final double NUDGE = 4;
    private static final double SWATCH_WIDTH = 20;
    private static final double SWATCH = 10;

    private final Frame frame;
    private final String fault;
    private final List<Window> windows;

    /**
     * The windows in sight.
     *
     * @param fault what was wrong with the answers, in a few words
     */
    WindowShapes(Frame frame, List<Window> windows, String fault) {
        this.frame = frame;
        this.fault = fault;
        this.windows = windows.stream()
                .filter(window -> !window.until().isBefore(frame.span().from())
                        && !window.from().isAfter(frame.span().until()))
                .toList();
    }

    private List<Window> of(Window.Kind kind) {
        return windows.stream().filter(window -> window.kind() == kind).toList();
    }

    /** What stands behind all lines. */
    List<Shape> grounds() {
        var shapes = new ArrayList<Shape>();
        double top = Frame.TOP;
        for (var window : of(Window.Kind.ISOLATED)) {
            shapes.add(Box.filled(from(window), top, width(window), frame.bottom() - top, "inset"));
        }
        for (var window : of(Window.Kind.FAULT)) {
            shapes.addAll(Hatch.of(from(window), top, width(window), frame.bottom() - top));
        }
        for (var window : of(Window.Kind.ISOLATED)) {
            shapes.addAll(bracket(from(window), top - RAISED, width(window), frame.bottom() - top + RAISED));
        }
        return shapes;
    }

    private double from(Window window) {
        return frame.x(window.from());
    }

    private double width(Window window) {
        return Math.max(frame.x(window.until()) - from(window), LEAST);
    }

    private static List<Shape> bracket(double left, double top, double width, double height) {
        return List.of(
                Box.filled(left, top, width, BAR, "text-2"),
                Shape.Line.thin(left, top, left, top + height, "text-2"),
                Shape.Line.thin(left + width - 1, top, left + width - 1, top + height, "text-2"));
    }

    /** What they are called, as far as that covers no other words; what has no room is told at the pointer. */
    List<Shape> words() {
        var shapes = new ArrayList<Shape>();
        String isolated = Messages.get("reputation.chart.isolated");
        for (var window : of(Window.Kind.ISOLATED)) {
            double room = width(window) - (window.lifted() ? ICON : 0);
            inside(from(window), room, Frame.TOP + 15, isolated, "text")
                    .ifPresent(words -> frame.ground(shapes, words));
            if (window.lifted()) {
                lift(shapes, end(window));
            }
        }
        for (var window : together()) {
            fault(window).ifPresent(words -> frame.ground(shapes, words));
        }
        return shapes;
    }

    private static void lift(List<Shape> shapes, double x) {
        shapes.add(Box.filled(x - 8, 0, 16, Frame.TOP, "panel"));
        shapes.add(new Icon(x - ICON / 2, 0, ICON, Icons.ISOLATION_LIFTED.literal(), "text"));
    }

    /** The place nearest to the middle of that room that is free. */
    private Optional<Words> inside(double from, double room, double y, String text, String colour) {
        double slack = (room - Letters.width(text, Face.CAPTION)) / 2 - ASIDE;
        for (double off = 0; off <= slack; off += NUDGE) {
            for (double x : new double[] {from + room / 2 + off, from + room / 2 - off}) {
                var words = new Words(x, y, text, colour, Face.CAPTION, Anchor.MIDDLE);
                if (frame.take(words)) {
                    return Optional.of(words);
                }
            }
        }
        return Optional.empty();
    }

    /** Faults whose names would stand over each other have one in common. */
    private List<Window> together() {
        var together = new ArrayList<Window>();
        for (var window : of(Window.Kind.FAULT)) {
            if (!together.isEmpty()
                    && from(window) - end(together.getLast()) < Letters.width(name(window), Face.CAPTION) + 2 * ASIDE) {
                together.add(together.removeLast().with(window));
            } else {
                together.add(window);
            }
        }
        return together;
    }

    private double end(Window window) {
        return from(window) + width(window);
    }

    private String name(Window window) {
        return Messages.get("reputation.chart.times", fault, window.answers());
    }

    /** Within it; where that has no room, before or after it. */
    private Optional<Words> fault(Window window) {
        String name = name(window);
        double y = frame.bottom() - 8;
        double wide = Letters.width(name, Face.CAPTION);
        return inside(from(window), width(window), y, name, "contraindicated")
                .or(() -> Stream.of(
                                new Words(from(window) - ASIDE, y, name, "contraindicated", Face.CAPTION, Anchor.END),
                                new Words(end(window) + ASIDE, y, name, "contraindicated", Face.CAPTION, Anchor.START))
                        .filter(words -> words.anchor() == Anchor.START || words.x() - wide > Frame.LEFT)
                        .filter(words -> words.anchor() == Anchor.END || words.x() + wide < frame.right())
                        .filter(frame::take)
                        .findFirst());
    }

    /** What the pointer is told of each. */
    List<Picture.Spot> spots() {
        return windows.stream()
                .map(window -> new Picture.Spot(
                        from(window), Frame.TOP, width(window), frame.bottom() - Frame.TOP, told(window)))
                .toList();
    }

    private String told(Window window) {
        String from = Figures.day(window.from()).toString();
        String until = Figures.day(window.until()).toString();
        return window.kind() == Window.Kind.FAULT
                ? Messages.get("reputation.chart.fault.told", fault, window.answers(), from, until)
                : Messages.get(
                        window.lifted() ? "reputation.chart.isolated.lifted" : "reputation.chart.isolated.told",
                        from,
                        until);
    }

    /** What the signs mean, of those that are there, in a line. */
    List<Shape> legend(double left, double y) {
        var shapes = new ArrayList<Shape>();
        double x = left;
        double top = y - SWATCH + 1;
        if (!of(Window.Kind.FAULT).isEmpty()) {
            shapes.addAll(Hatch.of(x, top, SWATCH_WIDTH, SWATCH));
            x = said(shapes, x, y, "reputation.chart.legend.fault");
        }
        if (!of(Window.Kind.ISOLATED).isEmpty()) {
            shapes.add(Box.filled(x, top, SWATCH_WIDTH, SWATCH, "inset"));
            shapes.addAll(bracket(x, top, SWATCH_WIDTH, SWATCH));
            x = said(shapes, x, y, "reputation.chart.legend.isolated");
        }
        if (of(Window.Kind.ISOLATED).stream().anyMatch(Window::lifted)) {
            shapes.add(new Icon(x + 4, top - 1, ICON, Icons.ISOLATION_LIFTED.literal(), "text"));
            said(shapes, x, y, "reputation.chart.legend.lifted");
        }
        return shapes;
    }

    private static double said(List<Shape> shapes, double x, double y, String key) {
        var words = new Words(x + SWATCH_WIDTH + ASIDE, y, Messages.get(key), "text-2", Face.CAPTION, Anchor.START);
        shapes.add(words);
        return words.x() + Letters.width(words.text(), words.face()) + 18;
    }
}
