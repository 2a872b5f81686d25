package dev.reckoner.ui.chart;

import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Operators in the order of the graph: a bar each for the local error as a multiple of its bound or for the drift, on a
 * logarithmic scale, over a box with type and place. The first above its bound is red with its word, later ones are orange
 * because they may only be consequences.
 */
public final class OperatorStrip {
    /** Least width of half a column, pixels; an operator takes a whole one, a fold of few half of one. */
    private static final double HALF = 28;

    private static final double LEFT = 60;
    private static final double RIGHT = 8;
    private static final double TOP = 28;
    private static final double BOX = 40;
    private static final double BOTTOM = 12;
    private static final double GAP = 8;
    private static final double BAR = 24;
    private static final double SIGN = 10;

    private final Localisation found;
    private final StripView view;
    private final OperatorScale scale;
    private final double width;
    private final double height;
    private final double half;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    /** What the bars show. */
    public enum Measure {
        /** What each operator does to the claimed inputs, as a multiple of its bound. */
        LOCAL,
        /** What has gathered up to it. */
        DRIFT
    }

    private OperatorStrip(Localisation found, StripView view, double width, double height) {
        this.found = found;
        this.view = view;
        this.width = width;
        this.height = height;
        this.scale = OperatorScale.of(found.operators(), view.measure(), plotBottom(), TOP);
        int halves = Math.max(2, Math.min(room(width), StripColumn.halves(view.columns())));
        half = Math.min((width - LEFT - RIGHT) / halves, 2 * HALF);
    }

    /** How many half columns fit into a picture of that width. */
    public static int room(double width) {
        return Math.max(2, (int) ((width - LEFT - RIGHT) / HALF));
    }

    /** The picture in that size, pixels. */
    public static Picture of(Localisation found, StripView view, double width, double height) {
        return of(found, OperatorTable.of(found), view, width, height);
    }

    /**
     * The same with a table made before: a model of thousands of operators is not written out again at every step.
     *
     * @param table what {@link OperatorTable#of} gives
     */
    public static Picture of(Localisation found, Picture.Twin table, StripView view, double width, double height) {
        return new OperatorStrip(found, view, width, height).draw(table);
    }

    /** The operator that a place of the picture stands for, by its index in the graph. */
    public static OptionalInt operator(String target) {
        return OperatorTarget.operator(target);
    }

    /** The name of an operator's place, by its index in the graph. */
    public static String target(int operator) {
        return OperatorTarget.of(operator);
    }

    /** The fold that a place of the picture stands for. */
    public static Optional<StripColumn.Fold> fold(String target) {
        return OperatorTarget.fold(target);
    }

    private Picture draw(Picture.Twin table) {
        grid();
        List<StripColumn> shown = view.shown(room(width));
        double x = LEFT;
        for (StripColumn column : shown) {
            column(column, x, column.halves() * half);
            x += column.halves() * half;
        }
        if (guiltyColumn(shown).isEmpty()) {
            sentence();
        }
        return new Picture(width, height, shapes, summary(), table, spots);
    }

    private double boxTop() {
        return height - BOTTOM - BOX;
    }

    private double plotBottom() {
        return Math.max(TOP + 1, boxTop() - GAP);
    }

    private void grid() {
        shapes.add(new Words(
                LEFT - 8,
                TOP - 11,
                Messages.get(view.measure() == Measure.LOCAL ? "operators.axis.local" : "operators.axis.drift"),
                "text-2",
                Face.CAPTION,
                Anchor.END));
        for (OperatorScale.Tick tick : scale.ticks()) {
            double y = scale.y(tick.value());
            shapes.add(
                    tick.bound()
                            ? new Line(LEFT, y, width - RIGHT, y, "text-2", 1, true)
                            : Line.thin(LEFT, y, width - RIGHT, y, "line"));
            shapes.add(new Words(
                    LEFT - 8,
                    y + 4,
                    tick.label(),
                    tick.bound() ? "text" : "text-3",
                    tick.bound() ? Face.STRONG : Face.FIGURE,
                    Anchor.END));
        }
    }

    private void column(StripColumn column, double x, double pitch) {
        switch (column) {
            case StripColumn.Fold fold -> fold(fold, x, pitch);
            case StripColumn.One one -> operator(one.operator(), x, pitch);
        }
    }

    private void fold(StripColumn.Fold fold, double x, double pitch) {
        shapes.add(new Plate(
                x + 2,
                boxTop(),
                pitch - 4,
                BOX,
                3,
                Optional.of("header"),
                Optional.of(new Stroke("control", 1, true))));
        if (fold.isNarrow()) {
            shapes.add(
                    new Words(x + pitch / 2, boxTop() + 24, "+" + fold.size(), "text-2", Face.CAPTION, Anchor.MIDDLE));
        } else {
            two(x, pitch, Numbers.count(fold.size()), Face.CAPTION, Messages.get("operators.more"), "text-2");
        }
        spots.add(new Picture.Spot(
                x, boxTop(), pitch, BOX, Messages.get("operators.fold", fold.size()), OperatorTarget.of(fold)));
    }

    private void operator(OperatorError operator, double x, double pitch) {
        boolean guilty = isGuilty(operator);
        bar(operator, x, pitch);
        box(operator, x, pitch, guilty);
        if (guilty) {
            label(operator, x + pitch / 2);
        }
        spots.add(new Picture.Spot(
                x,
                TOP,
                pitch,
                height - BOTTOM - TOP,
                OperatorTable.words(found, operator),
                OperatorTarget.of(operator)));
    }

    private void bar(OperatorError operator, double x, double pitch) {
        double value = view.measure() == Measure.LOCAL ? operator.multiple() : operator.drift();
        double y = Math.min(scale.y(value), plotBottom() - 1);
        shapes.add(Box.filled(x + (pitch - BAR) / 2, y, BAR, plotBottom() - y, colour(operator)));
    }

    private String colour(OperatorError operator) {
        if (isGuilty(operator)) {
            return "fill-contraindicated";
        }
        return view.measure() == Measure.LOCAL && operator.multiple() > 1 ? "series-2" : "series-6";
    }

    private void box(OperatorError operator, double x, double pitch, boolean guilty) {
        double wide = view.selected() == operator.index() ? 2 : 1;
        String edge = guilty ? "contraindicated" : wide > 1 ? "accent" : "line";
        Stroke outline = new Stroke(edge, wide, false);
        shapes.add(new Plate(
                x + 2,
                boxTop(),
                pitch - 4,
                BOX,
                3,
                Optional.of(guilty ? "contraindicated-soft" : "panel"),
                Optional.of(outline)));
        String colour = guilty ? "contraindicated" : "text";
        two(x, pitch, operator.type(), Face.STRONG, OperatorName.brief(operator.type(), operator.name()), colour);
    }

    private void two(double x, double pitch, String first, Face face, String second, String colour) {
        double middle = x + pitch / 2;
        double room = pitch - 8;
        shapes.add(new Words(middle, boxTop() + 17, Letters.fit(first, room, face), colour, face, Anchor.MIDDLE));
        String quiet = colour.equals("text") ? "text-2" : colour;
        shapes.add(new Words(
                middle, boxTop() + 32, Letters.fit(second, room, Face.CAPTION), quiet, Face.CAPTION, Anchor.MIDDLE));
    }

    /** Sign and words over the bar, moved in where they would leave the picture. */
    private void label(OperatorError operator, double middle) {
        String words = view.measure() == Measure.LOCAL
                ? Messages.get("operators.guilty", Numbers.multiple(operator.multiple()))
                : Messages.get("operators.guilty.drift", Numbers.error(operator.drift()));
        double wide = SIGN + 6 + Letters.width(words, Face.STRONG);
        double x = Math.clamp(middle - wide / 2, LEFT, Math.max(LEFT, width - RIGHT - wide));
        double y = TOP - 20;
        guiltySign(shapes, x, y);
        shapes.add(new Words(x + SIGN + 6, y + 9, words, "contraindicated", Face.STRONG, Anchor.START));
    }

    /** A square with a cross, as everywhere something speaks against somebody. */
    static void guiltySign(List<Shape> shapes, double x, double y) {
        shapes.add(Box.outlined(x, y, SIGN, SIGN, "contraindicated"));
        shapes.add(new Line(x + 3, y + 3, x + SIGN - 3, y + SIGN - 3, "contraindicated", 1.5, false));
        shapes.add(new Line(x + SIGN - 3, y + 3, x + 3, y + SIGN - 3, "contraindicated", 1.5, false));
    }

    private void sentence() {
        shapes.add(new Words(
                LEFT,
                TOP - 11,
                Letters.fit(found.sentence(), width - LEFT - RIGHT, Face.CAPTION),
                "text-2",
                Face.CAPTION,
                Anchor.START));
    }

    private Optional<StripColumn> guiltyColumn(List<StripColumn> shown) {
        return shown.stream()
                .filter(column -> column instanceof StripColumn.One one && isGuilty(one.operator()))
                .findFirst();
    }

    private boolean isGuilty(OperatorError operator) {
        return found.guilty().isPresent() && found.guilty().getAsInt() == operator.index();
    }

    private String summary() {
        return Messages.get("operators.summary", found.operators().size(), found.unchecked(), found.sentence());
    }
}
