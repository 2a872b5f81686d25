package dev.reckoner.ui.market;

import dev.reckoner.audit.MarketFigures;
import dev.reckoner.market.Buckets;
import dev.reckoner.market.Effect;
import dev.reckoner.market.Line;
import dev.reckoner.market.Response;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The use of one party day by day as bars: the line before goes on past the instant at which something became known, with what it
 * may err; behind it thin what the others were used for.
 */
final class ResponsePicture {
    private static final double LEFT = 44;
    private static final double TOP = 28;
    private static final double BELOW = 26;
    private static final double LABELS = 118;
    private static final double DATE_ROOM = 62;
    private static final double LABEL_STEP = 14;
    private static final double BAND = 0.16;
    private static final double ERRORS = 2;
    private static final double MOST_HEIGHT = 1.6;
    private static final double LEAST_BAND = 20;
    private static final int WEEK = 7;

    /**
     * What is drawn.
     *
     * @param others their use in the same days
     * @param sentence what it says
     * @param noun what is counted
     */
    record Contents(Response response, Buckets others, String sentence, String noun) {}

    private final Contents contents;
    private final Buckets buckets;
    private final double width;
    private final double height;
    private final double right;
    private final List<Double> theirs;
    private final Axis axis;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private ResponsePicture(Contents contents, double width, double height) {
        this.contents = contents;
        this.buckets = contents.response().buckets();
        this.width = width;
        this.height = height;
        this.right = Math.max(LEFT + 1, width - LABELS);
        this.axis = Axis.of(0, most());
        this.theirs = scaled(contents.others(), 0.9 * axis.high());
    }

    /** The picture in that size, pixels. */
    static Picture of(Contents contents, double width, double height) {
        return new ResponsePicture(contents, width, height).draw();
    }

    private double most() {
        double most = 1e-9;
        for (double value : buckets.values()) {
            most = Math.max(most, value);
        }

        double own = most;
        // As much of what the line may err as does not make the bars small.
        return contents.response()
                .effect()
                .map(effect -> Math.max(own, Math.min(effect.projected() + ERRORS * effect.error(), MOST_HEIGHT * own)))
                .orElse(own);
    }

    /** Others in the mean of a week around each day, on a scale of their own. */
    private static List<Double> scaled(Buckets others, double high) {
        var smooth = new ArrayList<Double>();
        int days = others.values().size();
        for (int i = 0; i < days; i++) {
            // A mean over the instant would show a slope where there is a step.
            int first = i < others.before() ? 0 : others.before();
            int last = i < others.before() ? others.before() : days;
            smooth.add(mean(others.values(), Math.max(first, i - WEEK / 2), Math.min(last, i + WEEK / 2 + 1)));
        }
        double most = smooth.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return most > 0 ? smooth.stream().map(value -> value * high / most).toList() : List.of();
    }

    private static double mean(List<Double> values, int from, int to) {
        return values.subList(from, Math.max(from, to)).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private Picture draw() {
        grid();
        bars();
        others();
        contents.response().effect().ifPresent(this::lines);
        known();
        return new Picture(width, height, shapes, summary(), twin(), spots);
    }

    private double bottom() {
        return Math.max(TOP + 1, height - BELOW);
    }

    /** Where a time is, in days from the instant at which it became known. */
    private double x(double time) {
        return LEFT
                + (right - LEFT)
                        * (time + buckets.before())
                        / Math.max(1, buckets.values().size());
    }

    private double y(double figure) {
        return bottom() - (bottom() - TOP) * axis.share(figure);
    }

    private void grid() {
        for (double tick : axis.ticks()) {
            shapes.add(Shape.Line.thin(LEFT, y(tick), right, y(tick), "line"));
            shapes.add(new Words(LEFT - 8, y(tick) + 4, MarketFigures.amount(tick), "text-2", Face.FIGURE, Anchor.END));
        }
        int days = buckets.values().size();
        int every = Math.max(1, (int) Math.ceil(DATE_ROOM * days / Math.max(1, right - LEFT)));
        int whole = every <= WEEK ? WEEK : Math.ceilDiv(every, WEEK) * WEEK;
        for (int i = Math.floorMod(buckets.before(), whole); i < days; i += whole) {
            shapes.add(new Words(
                    x(i - buckets.before()),
                    bottom() + 18,
                    Figures.day(at(i)).toString().substring(5),
                    "text-2",
                    Face.FIGURE,
                    Anchor.MIDDLE));
        }
    }

    private Instant at(int bucket) {
        return buckets.start().plus(buckets.length().multipliedBy(bucket));
    }

    private void bars() {
        for (int i = 0; i < buckets.values().size(); i++) {
            double from = x(i - buckets.before());
            double wide = x(i + 1 - buckets.before()) - from;
            double top = y(buckets.values().get(i));
            double gap = wide > 4 ? 1 : 0;
            shapes.add(new Shape.Polygon(
                    List.of(
                            new Point(from + gap, top),
                            new Point(from + wide, top),
                            new Point(from + wide, bottom()),
                            new Point(from + gap, bottom())),
                    "series-1",
                    0.55));
            spots.add(new Picture.Spot(
                    from,
                    TOP,
                    wide,
                    bottom() - TOP,
                    Messages.get(
                            "market.chart.spot",
                            Figures.day(at(i)).toString(),
                            MarketFigures.amount(buckets.values().get(i)),
                            contents.noun())));
        }
    }

    private void others() {
        if (theirs.isEmpty()) {
            return;
        }
        var points = new ArrayList<Point>();
        for (int i = 0; i < theirs.size(); i++) {
            points.add(new Point(x(i - buckets.before() + 0.5), y(theirs.get(i))));
        }
        shapes.add(new Polyline(points, new Stroke("text-3", 1, Dash.DOTS)));
    }

    private void lines(Effect effect) {
        int after = buckets.after();
        double reach = ERRORS * effect.error();
        shapes.add(new Shape.Polygon(
                List.of(
                        new Point(x(0), y(effect.before().at(0) + reach)),
                        new Point(x(after), y(effect.before().at(after) + reach)),
                        new Point(x(after), y(effect.before().at(after) - reach)),
                        new Point(x(0), y(effect.before().at(0) - reach))),
                "text-2",
                BAND));
        double top = y(effect.before().at(after) + reach);
        if (y(effect.before().at(after)) - top >= LEAST_BAND) {
            String words = Messages.get("market.chart.band");
            shapes.add(new Words(x(after) - 6, top + 14, words, "text-2", Face.CAPTION, Anchor.END));
        }
        line(effect.before(), -buckets.before(), 0, new Stroke("text", 1.5, Dash.NONE));
        line(effect.before(), 0, after, new Stroke("text", 1.5, Dash.LONG));
        line(effect.after(), 0, after, new Stroke("series-1", 2, Dash.NONE));
        labels(effect, after);
    }

    private void line(Line line, double from, double to, Stroke stroke) {
        shapes.add(new Polyline(
                List.of(new Point(x(from), y(line.at(from))), new Point(x(to), y(line.at(to)))), stroke));
    }

    /** What ends at the right edge, by its height, apart from each other. */
    private void labels(Effect effect, int after) {
        var ends = new ArrayList<Words>();
        ends.add(label(
                "market.chart.expected",
                MarketFigures.amount(effect.projected()),
                effect.before().at(after),
                "text"));
        ends.add(label(
                "market.chart.seen",
                MarketFigures.amount(effect.observed()),
                effect.after().at(after),
                "series-1"));
        if (!theirs.isEmpty()) {
            ends.add(label("market.chart.others", "", theirs.getLast(), "text-2"));
        }
        ends.sort((one, other) -> Double.compare(one.y(), other.y()));
        double free = TOP;
        for (Words end : ends) {
            double y = Math.max(end.y(), free);
            free = y + LABEL_STEP;
            shapes.add(new Words(end.x(), y, end.text(), end.colour(), end.face(), end.anchor()));
        }
    }

    private Words label(String key, String figure, double height, String colour) {
        return new Words(right + 8, y(height) + 4, Messages.get(key, figure), colour, Face.STRONG, Anchor.START);
    }

    private void known() {
        double x = x(0);
        shapes.add(Shape.Line.thin(x, TOP - 12, x, bottom(), "contraindicated"));
        String words = Messages.get("market.chart.known", MarketWords.day(buckets.at()));
        boolean left = x + 6 + Letters.width(words, Face.CAPTION) > right;
        shapes.add(new Words(
                left ? x - 6 : x + 6,
                TOP - 8,
                words,
                "contraindicated",
                Face.CAPTION,
                left ? Anchor.END : Anchor.START));
        shapes.add(Box.filled(x - 2, TOP - 14, 5, 5, "contraindicated"));
    }

    private String summary() {
        return Messages.get("market.chart.summary", contents.sentence(), buckets.before(), buckets.after());
    }

    private Picture.Twin twin() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < buckets.values().size(); i++) {
            double time = i - buckets.before() + 0.5;
            rows.add(List.of(
                    Figures.day(at(i)).toString(),
                    MarketFigures.amount(buckets.values().get(i)),
                    contents.response()
                            .effect()
                            .map(effect -> MarketFigures.amount(effect.before().at(time)))
                            .orElse(Messages.get("market.notTold")),
                    MarketFigures.amount(contents.others().values().get(i))));
        }
        return new Picture.Twin(
                List.of(
                        Messages.get("market.chart.day"),
                        Messages.get("market.chart.value"),
                        Messages.get("market.chart.line"),
                        Messages.get("market.chart.all")),
                rows,
                Math.min(buckets.before(), Math.max(0, rows.size() - 1)));
    }
}
