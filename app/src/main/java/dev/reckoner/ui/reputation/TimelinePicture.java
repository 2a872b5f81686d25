package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reputations over time: lines with bands, what was when behind them, and the events of the first subject in a lane below. */
final class TimelinePicture {
    static final double HIDDEN_AT = 0.5;

    private static final double LANE = 32;
    private static final double DATES = 62;
    private static final double LEGEND = 82;
    private static final double OWN_BAND = 0.18;
    private static final double OTHER_BAND = 0.09;

    /** A band that is narrower would be hidden by its line, as if there were none. */
    private static final double LEAST_BAND = 6;

    private static final double DATE_ROOM = 62;
    private static final double LEAST_RULE = 12;
    private static final List<Integer> DAY_STEPS = List.of(1, 2, 3, 5, 7, 10, 14, 20, 30, 60, 90, 180, 365);
    private static final int TWIN_ROWS = 24;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    /**
     * What is drawn.
     *
     * @param lines the first is the subject's, whose events are told
     * @param span the time in sight
     * @param events of the subject, oldest first
     * @param windows behind the lines
     * @param fault what the windows of faults are called
     * @param selected number of the event that is looked at
     */
    record Contents(
            List<Named> lines,
            Span span,
            List<SubjectEvent> events,
            List<Window> windows,
            String fault,
            OptionalInt selected) {
        Contents {
            lines = List.copyOf(lines);
            events = List.copyOf(events);
            windows = List.copyOf(windows);
        }
    }

    /** A line with its name and how it is drawn. */
    record Named(String name, Slot slot, Line line) {}

    private final Contents contents;
    private final double width;
    private final double height;
    private final Frame frame;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private TimelinePicture(Contents contents, double width, double height) {
        this.contents = contents;
        this.width = width;
        this.height = height;
        this.frame = new Frame(contents.span(), width - labelRoom(contents), height);
    }

    /** The picture in that size, pixels. */
    static Picture of(Contents contents, double width, double height) {
        return new TimelinePicture(contents, width, height).draw();
    }

    /** How much room the names of the lines take at the right. */
    static double labelRoom(Contents contents) {
        return LineEnds.room(contents.lines());
    }

    private Picture draw() {
        var windows = new WindowShapes(frame, contents.windows(), contents.fault());
        var ends = new LineEnds(frame, contents.lines());
        shapes.addAll(windows.grounds());
        spots.addAll(windows.spots());
        grid();
        for (int i = contents.lines().size() - 1; i >= 0; i--) {
            band(contents.lines().get(i), i == 0 ? OWN_BAND : OTHER_BAND);
        }
        for (int i = contents.lines().size() - 1; i >= 0; i--) {
            hidden(contents.lines().get(i), i);
            line(contents.lines().get(i));
        }
        shapes.addAll(ends.names());
        selected();
        shapes.addAll(ends.lowest());
        shapes.addAll(windows.words());
        new LaneShapes(contents.events(), contents.selected(), shapes, spots).draw(frame, frame.bottom() + LANE);
        shapes.addAll(windows.legend(Frame.LEFT, frame.bottom() + LEGEND));
        return new Picture(width, height, shapes, summary(), twin(), spots);
    }

    private void grid() {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = frame.y(quarter / 4.0);
            shapes.add(Shape.Line.thin(Frame.LEFT, y, frame.right(), y, "line"));
            String figure = String.format(Locale.ROOT, "%.2f", quarter / 4.0);
            shapes.add(new Words(Frame.LEFT - 8, y + 4, figure, "text-2", Face.FIGURE, Anchor.END));
        }
        dates();
    }

    /** Days at distances that leave room for their names. */
    private void dates() {
        LocalDate first = LocalDate.ofInstant(contents.span().from(), ZoneOffset.UTC);
        double days = Math.max(1, contents.span().millis() / 86_400_000.0);
        double least = days * DATE_ROOM / Math.max(1, frame.right() - Frame.LEFT);
        int every = DAY_STEPS.stream().filter(step -> step >= least).findFirst().orElse((int) Math.ceil(least));
        for (LocalDate day = first; ; day = day.plusDays(every)) {
            var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            if (at.isAfter(contents.span().until())) {
                return;
            }
            if (!at.isBefore(contents.span().from())) {
                shapes.add(new Words(
                        frame.x(at), frame.bottom() + DATES, DAY.format(day), "text-2", Face.FIGURE, Anchor.MIDDLE));
            }
        }
    }

    private void band(Named named, double opacity) {
        for (var stretch : named.line().stretches(true)) {
            var corners = new ArrayList<Point>();
            stretch.forEach(point -> corners.add(new Point(frame.x(point.at()), high(point))));
            stretch.reversed()
                    .forEach(point -> corners.add(
                            new Point(frame.x(point.at()), Math.max(frame.y(point.low()), high(point) + LEAST_BAND))));
            if (corners.size() >= 4) {
                shapes.add(new Shape.Polygon(corners, named.slot().colour(), opacity));
            }
        }
    }

    /** The upper edge of the band, not so near the lower axis that a narrow band would lie below that. */
    private double high(Line.Point point) {
        return Math.min(frame.y(point.high()), frame.bottom() - LEAST_BAND);
    }

    private void line(Named named) {
        for (var stretch : named.line().stretches(true)) {
            var points = stretch.stream()
                    .map(point -> new Point(frame.x(point.at()), frame.y(point.expectation())))
                    .toList();
            shapes.add(new Polyline(points, named.slot().stroke()));
        }
    }

    /** Where nothing is known there is no line, but a rule that says so; those of several lie beside each other. */
    private void hidden(Named named, int index) {
        double y = frame.y(HIDDEN_AT) + 4.0 * index;
        for (var stretch : named.line().stretches(false)) {
            double from = frame.x(stretch.getFirst().at());
            double until = frame.x(stretch.getLast().at());
            String colour = index == 0 ? "text-3" : named.slot().colour();
            shapes.add(
                    new Polyline(List.of(new Point(from, y), new Point(until, y)), new Stroke(colour, 1, Dash.DOTS)));
            String words = Messages.get("reputation.chart.notEnough");
            var said = new Words(from + 4, y - 6, words, "text-2", Face.CAPTION, Anchor.START);
            if (index == 0 && until - from >= LEAST_RULE && frame.take(said)) {
                shapes.add(said);
            }
        }
    }

    private void selected() {
        contents.selected().ifPresent(number -> {
            var at = contents.events().get(number).at();
            if (!contents.lines().isEmpty() && contents.span().holds(at)) {
                double x = frame.x(at);
                frame.takeColumn(x);
                shapes.add(Shape.Line.thin(x, Frame.TOP, x, frame.bottom() + LANE - Lane.SIZE / 2, "text"));
                var named = contents.lines().getFirst();
                named.line().points().stream()
                        .filter(point -> !point.at().isBefore(at))
                        .findFirst()
                        .filter(Line.Point::shown)
                        .ifPresent(point -> shapes.add(new Plate(
                                x - 4,
                                frame.y(point.expectation()) - 4,
                                8,
                                8,
                                4,
                                Optional.of("panel"),
                                Optional.of(new Stroke(named.slot().colour(), 2, Dash.NONE)))));
            }
        });
    }

    private String summary() {
        return Messages.get(
                "reputation.chart.summary",
                contents.lines().stream().map(TimelinePicture::sentence).collect(Collectors.joining("; ")));
    }

    private static String sentence(Named named) {
        var last = named.line().last();
        return last.shown()
                ? Messages.get(
                        "reputation.chart.line",
                        named.name(),
                        Shares.exact(last.expectation()),
                        Shares.exact(last.low()),
                        Shares.exact(last.high()))
                : Messages.get("reputation.chart.line.hidden", named.name());
    }

    private Picture.Twin twin() {
        var rows = new ArrayList<List<String>>();
        for (var named : contents.lines()) {
            var points = named.line().points();
            int step = Math.max(1, points.size() / TWIN_ROWS);
            for (int i = 0; i < points.size(); i += step) {
                rows.add(row(named.name(), points.get(i)));
            }
        }
        return new Picture.Twin(
                List.of(
                        Messages.get("reputation.chart.subject"),
                        Messages.get("reputation.chart.time"),
                        Messages.get("reputation.chart.expected"),
                        Messages.get("reputation.chart.low"),
                        Messages.get("reputation.chart.high")),
                rows);
    }

    private static List<String> row(String name, Line.Point point) {
        String time = Figures.minute(point.at());
        String none = Messages.get("reputation.chart.notEnough");
        return point.shown()
                ? List.of(
                        name,
                        time,
                        Shares.exact(point.expectation()),
                        Shares.exact(point.low()),
                        Shares.exact(point.high()))
                : List.of(name, time, none, "", "");
    }
}
