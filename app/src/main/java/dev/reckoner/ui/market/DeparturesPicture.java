package dev.reckoner.ui.market;

import dev.reckoner.audit.MarketFigures;
import dev.reckoner.market.Departures;
import dev.reckoner.market.Interval;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By how much the use of each party changed against that of others, a dot with its interval each, and their median. */
final class DeparturesPicture {
    private static final double NAMES = 96;
    private static final double TOP = 8;
    private static final double BELOW = 24;
    private static final double RIGHT = 28;
    private static final double DOT = 7;
    private static final double LEAST_ROW = 12;
    /** Nothing further is drawn, since one rare party that became common would leave no room for the others. */
    private static final double MOST_CHANGE = 2;

    private final Departures all;
    private final String sentence;
    private final double width;
    private final double height;
    private final Axis axis;
    private final List<Shape> shapes = new ArrayList<>();

    private DeparturesPicture(Departures all, String sentence, double width, double height) {
        this.all = all;
        this.sentence = sentence;
        this.width = width;
        this.height = height;
        double least = -1;
        double most = 0.5;
        for (var one : all.cases()) {
            least = Math.min(least, one.interval().low());
            most = Math.max(most, one.interval().high());
        }
        this.axis = Axis.of(Math.max(least, -MOST_CHANGE), Math.min(most, MOST_CHANGE));
    }

    /** The picture in that size, pixels. */
    static Picture of(Departures all, String sentence, double width, double height) {
        return new DeparturesPicture(all, sentence, width, height).draw();
    }

    private Picture draw() {
        axis();
        int shown = (int) Math.min(all.cases().size(), Math.max(1, (bottom() - TOP) / LEAST_ROW - 1));
        double row = (bottom() - TOP) / (shown + 1);
        for (int i = 0; i < shown; i++) {
            var one = all.cases().get(i);
            dot(
                    one.intervention().provider(),
                    one.relative(),
                    Optional.of(one.interval()),
                    TOP + (i + 0.5) * row,
                    "series-1");
        }
        all.median()
                .ifPresent(median -> dot(
                        Messages.get("market.departures.median"),
                        median,
                        all.interval(),
                        TOP + (shown + 0.5) * row,
                        "text"));
        return new Picture(width, height, shapes, sentence, twin());
    }

    private double bottom() {
        return Math.max(TOP + 1, height - BELOW);
    }

    private double x(double change) {
        return NAMES + (width - RIGHT - NAMES) * axis.share(change);
    }

    private void axis() {
        for (double tick : axis.ticks()) {
            boolean zero = Math.abs(tick) < 1e-9;
            shapes.add(Shape.Line.thin(x(tick), TOP, x(tick), bottom(), zero ? "control" : "line"));
            shapes.add(new Words(
                    x(tick), bottom() + 16, MarketFigures.change(tick), "text-2", Face.FIGURE, Anchor.MIDDLE));
        }
    }

    private void dot(String name, double change, Optional<Interval> interval, double y, String colour) {
        boolean all = colour.equals("text");
        shapes.add(new Words(
                NAMES - 10,
                y + 4,
                Letters.fit(name, NAMES - 16, Face.CAPTION),
                all ? "text" : "text-2",
                all ? Face.STRONG : Face.CAPTION,
                Anchor.END));
        interval.ifPresent(between -> shapes.add(new Shape.Polyline(
                List.of(new Shape.Point(x(between.low()), y), new Shape.Point(x(between.high()), y)),
                new Stroke(colour, 1.5, Dash.NONE))));
        shapes.add(new Plate(
                x(change) - DOT / 2, y - DOT / 2, DOT, DOT, all ? 0 : DOT / 2, Optional.of(colour), Optional.empty()));
    }

    private Picture.Twin twin() {
        var rows = new ArrayList<List<String>>();
        all.cases()
                .forEach(one ->
                        rows.add(row(one.intervention().provider(), one.relative(), Optional.of(one.interval()))));
        all.median()
                .ifPresent(median -> rows.add(row(Messages.get("market.departures.median"), median, all.interval())));
        return new Picture.Twin(
                List.of(
                        Messages.get("market.departures.party"),
                        Messages.get("market.departures.change"),
                        Messages.get("market.departures.low"),
                        Messages.get("market.departures.high")),
                rows);
    }

    private static List<String> row(String name, double change, Optional<Interval> interval) {
        String none = Messages.get("market.notTold");
        return List.of(
                name,
                MarketFigures.change(change),
                interval.map(between -> MarketFigures.change(between.low())).orElse(none),
                interval.map(between -> MarketFigures.change(between.high())).orElse(none));
    }
}
