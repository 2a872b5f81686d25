package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.Dossier.Day;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The history of a subject on one axis of time: its answers by week, and below them what they were given with. */
final class DossierPicture {
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final double LEFT = 188;
    private static final double RIGHT = 52;
    private static final double TOP = 8;
    private static final double BARS = 72;
    private static final double LANE = 22;
    private static final double BAR = 10;
    private static final double DATES = 26;
    private static final double LEGEND = 24;
    private static final double SWATCH = 10;
    private static final int MOST_LANES = 16;
    private static final int WEEK = 7;

    private final Dossier dossier;
    private final List<Lane> lanes;
    private final double width;
    private final double height;
    private final LocalDate first;
    private final long days;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    /** A thing that was used from then until then. */
    private record Lane(String kind, String name, Instant from, Instant until, long claims, String colour) {}

    private DossierPicture(Dossier dossier, double width, double height) {
        this.dossier = dossier;
        this.lanes = lanes(dossier);
        this.width = width;
        this.height = height;
        this.first = dossier.days().getFirst().day();
        this.days = Math.max(
                1, ChronoUnit.DAYS.between(first, dossier.days().getLast().day()) + 1);
    }

    /** How high it is drawn. */
    static double height(Dossier dossier) {
        return TOP + BARS + 18 + LANE * lanes(dossier).size() + DATES + LEGEND;
    }

    static Picture of(Dossier dossier, double width, double height) {
        return new DossierPicture(dossier, width, height).draw();
    }

    private static List<Lane> lanes(Dossier dossier) {
        var lanes = new ArrayList<Lane>();
        for (var key : dossier.keys()) {
            lanes.add(new Lane("key", key.key().abbreviated(), key.first(), key.last(), key.claims(), "series-1"));
        }
        add(lanes, dossier, SubjectKind.BUILD, "series-3");
        add(lanes, dossier, SubjectKind.MODEL, "series-4");
        add(lanes, dossier, SubjectKind.OPERATOR, "series-6");
        return lanes.subList(0, Math.min(MOST_LANES, lanes.size()));
    }

    private static void add(List<Lane> lanes, Dossier dossier, SubjectKind kind, String colour) {
        for (var seen : dossier.with(kind)) {
            lanes.add(new Lane(kind.wireName(), seen.label(), seen.first(), seen.last(), seen.claims(), colour));
        }
    }

    private Picture draw() {
        isolations();
        bars();
        for (int i = 0; i < lanes.size(); i++) {
            lane(lanes.get(i), TOP + BARS + 18 + LANE * i + LANE / 2);
        }
        dates();
        legend();
        return new Picture(width, height, shapes, summary(), twin(), spots);
    }

    private double x(LocalDate day) {
        double share = (double) ChronoUnit.DAYS.between(first, day) / days;
        return LEFT + Math.clamp(share, 0, 1) * Math.max(1, width - LEFT - RIGHT);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private double bottom() {
        return TOP + BARS + 18 + LANE * lanes.size();
    }

    /** While an isolation was in force, which begins when something was known and not when it was done. */
    private void isolations() {
        for (var row : dossier.isolations()) {
            var until = row.lift().map(lift -> day(lift.time())).orElse(first.plusDays(days));
            double x = x(day(row.time()));
            double end = x(until);
            shapes.add(Box.filled(x, TOP, Math.max(2, end - x), bottom() - TOP, "inset"));
            var words = Letters.fit(Messages.get("dossier.chart.isolated"), end - x - 8, Face.CAPTION);
            shapes.add(new Words(x + 4, TOP + BARS + 14, words, "text-2", Face.CAPTION, Anchor.START));
        }
    }

    private void bars() {
        var weeks = weeks();
        long most = weeks.values().stream().mapToLong(of -> of[0]).max().orElse(1);
        double base = TOP + BARS;
        shapes.add(Shape.Line.thin(LEFT, base, width - RIGHT, base, "line"));
        shapes.add(new Words(12, TOP + 12, Messages.get("dossier.chart.weeks"), "text", Face.CAPTION, Anchor.START));
        shapes.add(new Words(
                12, TOP + 28, Messages.get("dossier.chart.most", most), "text-3", Face.CAPTION, Anchor.START));
        shapes.add(new Words(12, base + 4, Messages.get("dossier.chart.lanes"), "text", Face.CAPTION, Anchor.START));
        shapes.add(new Words(
                width - 8, base + 4, Messages.get("dossier.chart.claims"), "text-3", Face.CAPTION, Anchor.END));
        weeks.forEach((week, of) -> week(week, of, most, base));
    }

    private void week(LocalDate week, long[] of, long most, double base) {
        double x = x(week);
        double wide = Math.max(2, x(week.plusDays(WEEK)) - x - 2);
        double all = (BARS - 16) * of[0] / most;
        double outside = (BARS - 16) * of[1] / most;
        shapes.add(Box.filled(x, base - all, wide, all, "fill-none"));
        if (outside > 0) {
            shapes.add(Box.filled(x, base - outside, wide, outside, "fill-contraindicated"));
            shapes.add(new Words(
                    x + wide / 2,
                    base - Math.max(outside, all) - 4,
                    Long.toString(of[1]),
                    "contraindicated",
                    Face.CAPTION,
                    Anchor.MIDDLE));
        }
        spots.add(new Picture.Spot(
                x, TOP, wide + 2, BARS, Messages.get("dossier.chart.week", week.toString(), of[0], of[1])));
    }

    /** Answers and those of them that came out outside, by the week from the first day on. */
    private Map<LocalDate, long[]> weeks() {
        var weeks = new TreeMap<LocalDate, long[]>();
        for (Day day : dossier.days()) {
            long number = ChronoUnit.DAYS.between(first, day.day()) / WEEK;
            var week = weeks.computeIfAbsent(first.plusDays(number * WEEK), any -> new long[2]);
            week[0] += day.answered();
            week[1] += day.outside();
        }
        return weeks;
    }

    private void lane(Lane lane, double y) {
        var name = Messages.get("dossier.chart." + lane.kind(), lane.name());
        shapes.add(
                new Words(12, y + 4, Letters.fit(name, LEFT - 24, Face.CAPTION), "text-2", Face.CAPTION, Anchor.START));
        shapes.add(Shape.Line.thin(LEFT, y, width - RIGHT, y, "line"));
        double from = x(day(lane.from()));
        double until = Math.max(from + 3, x(day(lane.until()).plusDays(1)));
        shapes.add(Box.filled(from, y - BAR / 2, until - from, BAR, lane.colour()));
        shapes.add(new Words(width - 8, y + 4, Figures.count(lane.claims()), "text-2", Face.FIGURE, Anchor.END));
        spots.add(new Picture.Spot(
                0,
                y - LANE / 2,
                width,
                LANE,
                Messages.get(
                        "dossier.chart.lane",
                        name,
                        day(lane.from()).toString(),
                        day(lane.until()).toString(),
                        lane.claims())));
    }

    /** What the grounds mean, of those that are there; lanes have their words. */
    private void legend() {
        double y = bottom() + DATES + 14;
        double x = swatch(LEFT, y, "fill-none", "dossier.chart.legend.answers");
        if (dossier.totals().outside() > 0) {
            x = swatch(x, y, "fill-contraindicated", "dossier.chart.legend.outside");
        }
        if (!dossier.isolations().isEmpty()) {
            swatch(x, y, "inset", "dossier.chart.legend.isolated");
        }
    }

    private double swatch(double x, double y, String colour, String key) {
        var words = new Words(x + SWATCH + 6, y, Messages.get(key), "text-2", Face.CAPTION, Anchor.START);
        shapes.add(Box.filled(x, y - SWATCH + 1, SWATCH, SWATCH, colour));
        shapes.add(words);
        return words.x() + Letters.width(words.text(), words.face()) + 18;
    }

    private void dates() {
        double y = bottom();
        int step = (int) Math.max(1, Math.ceil(days / Math.max(1, (width - LEFT - RIGHT) / 90)));
        int round = step <= WEEK ? step : Math.ceilDiv(step, WEEK) * WEEK;
        for (long at = 0; at <= days; at += round) {
            double x = x(first.plusDays(at));
            shapes.add(Shape.Line.thin(x, y, x, y + 4, "line"));
            shapes.add(new Words(x, y + 18, LABEL.format(first.plusDays(at)), "text-2", Face.FIGURE, Anchor.MIDDLE));
        }
    }

    private String summary() {
        return Messages.get(
                "dossier.chart.summary",
                dossier.label(),
                dossier.totals().claims(),
                first.toString(),
                first.plusDays(days - 1).toString(),
                dossier.totals().outside(),
                dossier.keys().size());
    }

    private Picture.Twin twin() {
        var rows = new ArrayList<List<String>>();
        weeks().forEach((week, of) -> rows.add(List.of(
                Messages.get("dossier.chart.weeks"),
                week.toString(),
                week.plusDays(WEEK - 1L).toString(),
                Long.toString(of[0]),
                Long.toString(of[1]))));
        lanes.forEach(lane -> rows.add(List.of(
                Messages.get("dossier.chart." + lane.kind(), lane.name()),
                day(lane.from()).toString(),
                day(lane.until()).toString(),
                Long.toString(lane.claims()),
                "")));
        return new Picture.Twin(
                List.of(
                        Messages.get("dossier.chart.column.what"),
                        Messages.get("dossier.chart.column.from"),
                        Messages.get("dossier.chart.column.until"),
                        Messages.get("dossier.chart.column.claims"),
                        Messages.get("dossier.chart.column.outside")),
                rows);
    }
}
