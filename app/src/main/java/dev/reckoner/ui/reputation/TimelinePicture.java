package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Icon;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reputations over time: lines with bands, what was when behind them, and the events of the first subject in a lane below. */
final class TimelinePicture {
    static final double LEFT = 64;
    static final double TOP = 12;
    static final double BELOW = 72;

    private static final double LANE = 32;
    private static final double DATES = 62;
    private static final double MOST_LABEL = 150;
    private static final double LABEL_STEP = 14;
    private static final double OWN_BAND = 0.18;
    private static final double OTHER_BAND = 0.09;
    private static final double HIDDEN_AT = 0.5;
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
    private final double right;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private TimelinePicture(Contents contents, double width, double height) {
        this.contents = contents;
        this.width = width;
        this.height = height;
        this.right = Math.max(LEFT + 1, width - labelRoom(contents));
    }

    /** The picture in that size, pixels. */
    static Picture of(Contents contents, double width, double height) {
        return new TimelinePicture(contents, width, height).draw();
    }

    /** How much room the names of the lines take at the right. */
    static double labelRoom(Contents contents) {
        double longest = contents.lines().stream()
                .mapToDouble(line -> Letters.width(line.name(), Face.STRONG))
                .max()
                .orElse(0);
        return Math.min(MOST_LABEL, longest) + 18;
    }

    private Picture draw() {
        windows();
        grid();
        for (int i = contents.lines().size() - 1; i >= 0; i--) {
            band(contents.lines().get(i), i == 0 ? OWN_BAND : OTHER_BAND);
        }
        for (int i = contents.lines().size() - 1; i >= 0; i--) {
            hidden(contents.lines().get(i), i);
            line(contents.lines().get(i));
        }
        labels();
        selected();
        lane();
        return new Picture(width, height, shapes, summary(), twin(), spots);
    }

    private double bottom() {
        return Math.max(TOP + 1, height - BELOW);
    }

    private double x(Instant at) {
        return LEFT + (right - LEFT) * Math.clamp(contents.span().share(at), 0, 1);
    }

    private double y(double share) {
        return bottom() - (bottom() - TOP) * share;
    }

    /** Faults stand before what was isolated for them, and the words before both. */
    private void windows() {
        var words = new ArrayList<Shape>();
        for (var kind : Window.Kind.values()) {
            for (var window : contents.windows()) {
                if (window.kind() == kind && isInSight(window)) {
                    double from = x(window.from());
                    double until = Math.max(x(window.until()), from + 2);
                    boolean fault = kind == Window.Kind.FAULT;
                    String ground = fault ? "contraindicated-soft" : "inset";
                    shapes.add(Box.filled(from, TOP, until - from, bottom() - TOP, ground));
                    words.add(fault ? fault(from, until) : isolated(from, until));
                }
            }
        }
        shapes.addAll(words);
    }

    private boolean isInSight(Window window) {
        return !window.until().isBefore(contents.span().from())
                && !window.from().isAfter(contents.span().until());
    }

    /** In the wider part beside the line of the selected event, if that goes through the window; else outside. */
    private Words fault(double begin, double end) {
        double cut = contents.selected().stream()
                .mapToDouble(number -> x(contents.events().get(number).at()))
                .filter(x -> x > begin && x < end)
                .findFirst()
                .orElse(begin);
        double from = cut - begin > end - cut ? begin : cut;
        double until = cut - begin > end - cut ? cut : end;
        double wide = Letters.width(contents.fault(), Face.CAPTION);
        boolean inside = wide + 8 <= until - from;
        boolean left = !inside && from - LEFT > wide + 6;
        return new Words(
                inside ? (from + until) / 2 : left ? from - 6 : until + 6,
                bottom() - 10,
                contents.fault(),
                "contraindicated",
                Face.CAPTION,
                inside ? Anchor.MIDDLE : left ? Anchor.END : Anchor.START);
    }

    /** In the part that no fault covers; where that has no room, above the words of the fault. */
    private Words isolated(double from, double until) {
        String words = Messages.get("reputation.chart.isolated");
        double clear = contents.windows().stream()
                .filter(window -> window.kind() == Window.Kind.FAULT)
                .mapToDouble(window -> x(window.until()))
                .filter(end -> end > from)
                .max()
                .orElse(from);
        boolean beside = until - clear >= Letters.width(words, Face.CAPTION) + 8;
        return new Words(
                ((beside ? clear : from) + until) / 2,
                bottom() - (beside ? 10 : 26),
                words,
                "text-2",
                Face.CAPTION,
                Anchor.MIDDLE);
    }

    private void grid() {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = y(quarter / 4.0);
            shapes.add(Shape.Line.thin(LEFT, y, right, y, "line"));
            String figure = String.format(Locale.ROOT, "%.2f", quarter / 4.0);
            shapes.add(new Words(LEFT - 8, y + 4, figure, "text-2", Face.FIGURE, Anchor.END));
        }
        dates();
    }

    /** Days at distances that leave room for their names. */
    private void dates() {
        LocalDate first = LocalDate.ofInstant(contents.span().from(), ZoneOffset.UTC);
        double days = Math.max(1, contents.span().millis() / 86_400_000.0);
        double least = days * DATE_ROOM / Math.max(1, right - LEFT);
        int every = DAY_STEPS.stream().filter(step -> step >= least).findFirst().orElse((int) Math.ceil(least));
        for (LocalDate day = first; ; day = day.plusDays(every)) {
            var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            if (at.isAfter(contents.span().until())) {
                return;
            }
            if (!at.isBefore(contents.span().from())) {
                shapes.add(new Words(x(at), bottom() + DATES, DAY.format(day), "text-2", Face.FIGURE, Anchor.MIDDLE));
            }
        }
    }

    private void band(Named named, double opacity) {
        for (var stretch : named.line().stretches(true)) {
            var corners = new ArrayList<Point>();
            stretch.forEach(point -> corners.add(new Point(x(point.at()), y(point.high()))));
            stretch.reversed().forEach(point -> corners.add(new Point(x(point.at()), y(point.low()))));
            if (corners.size() >= 4) {
                shapes.add(new Shape.Polygon(corners, named.slot().colour(), opacity));
            }
        }
    }

    private void line(Named named) {
        for (var stretch : named.line().stretches(true)) {
            var points = stretch.stream()
                    .map(point -> new Point(x(point.at()), y(point.expectation())))
                    .toList();
            shapes.add(new Polyline(points, named.slot().stroke()));
        }
    }

    /** Where nothing is known there is no line, but a rule that says so; those of several lie beside each other. */
    private void hidden(Named named, int index) {
        double y = y(HIDDEN_AT) + 4.0 * index;
        for (var stretch : named.line().stretches(false)) {
            double from = x(stretch.getFirst().at());
            double until = x(stretch.getLast().at());
            String colour = index == 0 ? "text-3" : named.slot().colour();
            shapes.add(
                    new Polyline(List.of(new Point(from, y), new Point(until, y)), new Stroke(colour, 1, Dash.DOTS)));
            String words = Messages.get("reputation.chart.notEnough");
            if (index == 0 && until - from >= LEAST_RULE) {
                shapes.add(new Words(from + 4, y - 6, words, "text-2", Face.CAPTION, Anchor.START));
            }
        }
    }

    /** A name at the end of each line, moved apart where lines end together. */
    private void labels() {
        var inOrder = contents.lines().stream()
                .sorted(Comparator.comparingDouble(this::end))
                .toList();
        double free = TOP;
        for (var named : inOrder) {
            double y = Math.max(end(named), free);
            free = y + LABEL_STEP;
            String name = Letters.fit(named.name(), MOST_LABEL, Face.STRONG);
            shapes.add(new Words(right + 8, y + 4, name, named.slot().colour(), Face.STRONG, Anchor.START));
        }
    }

    private double end(Named named) {
        var last = named.line().last();
        return y(last.shown() ? last.expectation() : HIDDEN_AT);
    }

    private void selected() {
        contents.selected().ifPresent(number -> {
            var at = contents.events().get(number).at();
            if (!contents.lines().isEmpty() && contents.span().holds(at)) {
                double x = x(at);
                shapes.add(Shape.Line.thin(x, TOP, x, bottom() + LANE - Lane.SIZE / 2, "text"));
                var named = contents.lines().getFirst();
                named.line().points().stream()
                        .filter(point -> !point.at().isBefore(at))
                        .findFirst()
                        .filter(Line.Point::shown)
                        .ifPresent(point -> shapes.add(new Plate(
                                x - 4,
                                y(point.expectation()) - 4,
                                8,
                                8,
                                4,
                                Optional.of("panel"),
                                Optional.of(new Stroke(named.slot().colour(), 2, Dash.NONE)))));
            }
        });
    }

    private void lane() {
        double y = bottom() + LANE;
        shapes.add(Shape.Line.thin(LEFT, y, right, y, "line"));
        shapes.add(new Words(
                LEFT - 24, y + 4, Messages.get("reputation.chart.events"), "text-2", Face.CAPTION, Anchor.END));
        for (var place : Lane.of(contents.events(), contents.span(), LEFT, right)) {
            mark(place, y);
        }
    }

    private void mark(Lane.Place place, double y) {
        var marks = place.events().stream()
                .map(number -> Mark.of(contents.events().get(number)))
                .toList();
        var mark = marks.stream().filter(Mark::grave).findFirst().orElse(marks.getFirst());
        boolean chosen = contents.selected().stream().anyMatch(place.events()::contains);
        double left = place.x() - place.width() / 2;
        double top = y - Lane.SIZE / 2;
        shapes.add(new Plate(
                left,
                top,
                place.width(),
                Lane.SIZE,
                4,
                Optional.of("panel"),
                Optional.of(new Stroke(
                        chosen ? "text" : mark.grave() ? mark.colour() : "control", chosen ? 2 : 1, Dash.NONE))));
        if (place.isFold()) {
            String count = place.events().size() > 99
                    ? "…"
                    : Integer.toString(place.events().size());
            shapes.add(new Words(place.right() - 5, y + 4, count, mark.colour(), Face.FIGURE, Anchor.END));
        }
        shapes.add(new Icon(left + 3, top + 3, 12, mark.icon(), mark.colour()));
        spots.add(new Picture.Spot(left, top, place.width(), Lane.SIZE, words(place, marks), target(place)));
    }

    private String words(Lane.Place place, List<Mark> marks) {
        return place.events().stream()
                .limit(8)
                .map(number -> day(contents.events().get(number).at()) + " "
                        + marks.get(place.events().indexOf(number)).words())
                .collect(Collectors.joining("\n"));
    }

    /** The first of a fold and how many, or the one event. */
    private static String target(Lane.Place place) {
        return place.events().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String day(Instant at) {
        return DAY.format(LocalDate.ofInstant(at, ZoneOffset.UTC));
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
                        figure(last.expectation()),
                        figure(last.low()),
                        figure(last.high()))
                : Messages.get("reputation.chart.line.hidden", named.name());
    }

    private static String figure(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
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
                ? List.of(name, time, figure(point.expectation()), figure(point.low()), figure(point.high()))
                : List.of(name, time, none, "", "");
    }
}
