package dev.reckoner.ui.chart;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Claims per day, stacked by tier: what speaks against them at the bottom, what was not checked hollow on top. */
public final class ClaimsPerDay {
    /** The order of the stack, from the axis up. */
    private static final List<Tier> STACK = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.AFFIRMING, Tier.NONE);

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double LEGEND = 26;
    /** Between rows of words above the bars. */
    private static final double ROW = 15;

    private static final double BOTTOM = 30;
    private static final double NARROWEST = 3;
    /** How wide a letter of a caption is, about. */
    private static final double LETTER = 6.2;

    private static final double REACH = 6;

    /**
     * A day.
     *
     * @param day which, UTC
     * @param tiers how many claims of each tier; absent means 0
     */
    public record Day(LocalDate day, Map<Tier, Long> tiers) {
        public Day {
            tiers = Map.copyOf(tiers);
        }

        long of(Tier tier) {
            return tiers.getOrDefault(tier, 0L);
        }

        long all() {
            return tiers.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Something that happened on a day.
     *
     * @param day which, UTC
     * @param words what happened, in a few words
     * @param sentence the same in full
     */
    public record Event(LocalDate day, String words, String sentence) {}

    private final List<Event> events;
    private final List<Day> bars;
    private final List<Day> days;
    private final double width;
    private final double height;
    private final DayLabels labels;
    private final double top;
    private final List<Shape> shapes = new ArrayList<>();

    private ClaimsPerDay(List<Day> days, List<Event> events, double width, double height) {
        this.days = days;
        this.events = events;
        this.width = width;
        this.height = height;
        this.bars = merged(days, (int) Math.max(1, (width - LEFT - RIGHT) / NARROWEST));
        this.labels = new DayLabels(width, height);
        events.forEach(event -> x(event).ifPresent(x -> labels.add(event, x)));
        this.top = LEGEND + ROW * Math.max(1, labels.rows());
    }

    /** The picture in that size. Days follow each other without a gap; where there are too many, bars hold several. */
    public static Picture of(List<Day> days, double width, double height) {
        return of(days, List.of(), width, height);
    }

    /**
     * The same with a mark on each of a few days.
     *
     * @param events in the order of time; days outside the chart are left out
     */
    public static Picture of(List<Day> days, List<Event> events, double width, double height) {
        return new ClaimsPerDay(days, events, width, height).draw();
    }

    /** The mark within 6 px of a horizontal position in a picture of that width. */
    public static Optional<Event> eventAt(List<Day> days, List<Event> events, double width, double x) {
        var chart = new ClaimsPerDay(days, events, width, BOTTOM);
        return events.stream()
                .filter(event -> chart.x(event).isPresent())
                .filter(event -> Math.abs(chart.x(event).orElseThrow() - x) <= REACH)
                .min(Comparator.comparingDouble(event -> Math.abs(chart.x(event).orElseThrow() - x)));
    }

    private Picture draw() {
        List<Long> ticks = Scale.counts(bars.stream().mapToLong(Day::all).max().orElse(0));
        grid(ticks);
        for (int i = 0; i < bars.size(); i++) {
            bar(i, ticks.getLast());
        }
        dates();
        marks();
        legend();
        return new Picture(width, height, shapes, summary(), twin());
    }

    private static List<Day> merged(List<Day> days, int most) {
        int per = Math.ceilDiv(Math.max(1, days.size()), most);
        var merged = new ArrayList<Day>();
        for (int i = 0; i < days.size(); i += per) {
            var sum = new java.util.EnumMap<Tier, Long>(Tier.class);
            days.subList(i, Math.min(days.size(), i + per))
                    .forEach(day -> day.tiers().forEach((tier, count) -> sum.merge(tier, count, Long::sum)));
            merged.add(new Day(days.get(i).day(), sum));
        }
        return merged;
    }

    private double bottom() {
        return Math.max(top + 1, height - BOTTOM);
    }

    private double y(long count, long most) {
        return bottom() - (bottom() - top) * (double) count / (double) most;
    }

    private double step() {
        return Math.max(1, (width - LEFT - RIGHT) / Math.max(1, bars.size()));
    }

    private void grid(List<Long> ticks) {
        for (long tick : ticks) {
            double y = y(tick, ticks.getLast());
            shapes.add(Line.thin(LEFT, y, width - RIGHT, y, tick == 0 ? "control" : "line"));
            shapes.add(new Words(LEFT - 8, y + 4, "%,d".formatted(tick), "text-2", Face.FIGURE, Anchor.END));
        }
    }

    private void bar(int index, long most) {
        Day bar = bars.get(index);
        double gap = step() > 5 ? Math.min(4, step() / 5) : 1;
        double x = LEFT + index * step() + gap / 2;
        long below = 0;
        for (Tier tier : STACK) {
            long count = bar.of(tier);
            if (count > 0) {
                double upper = y(below + count, most);
                shapes.add(mark(tier, x, upper, step() - gap, y(below, most) - upper));
            }
            below += count;
        }
    }

    /** Not checked is hollow: nothing was filled in. */
    private static Box mark(Tier tier, double x, double y, double width, double height) {
        String colour = "fill-" + tier.name().toLowerCase(Locale.ROOT);
        return tier == Tier.NONE ? Box.outlined(x, y, width, height, colour) : Box.filled(x, y, width, height, colour);
    }

    private void dates() {
        int every = Math.max(1, (int) Math.ceil(56 / step()));
        for (int i = 0; i < bars.size(); i += every) {
            double x = LEFT + (i + 0.5) * step();
            shapes.add(
                    new Words(x, bottom() + 18, LABEL.format(bars.get(i).day()), "text-2", Face.FIGURE, Anchor.MIDDLE));
        }
    }

    /** Where a mark stands: the left edge of its bar; empty where the chart does not reach so far. */
    private OptionalDouble x(Event event) {
        if (days.isEmpty() || event.day().isAfter(days.getLast().day())) {
            return OptionalDouble.empty();
        }
        for (int i = bars.size() - 1; i >= 0; i--) {
            if (!bars.get(i).day().isAfter(event.day())) {
                return OptionalDouble.of(LEFT + i * step());
            }
        }
        return OptionalDouble.empty();
    }

    /** A dashed line down to the axis with what happened; words that find no room stand in the table and the tooltip alone. */
    private void marks() {
        for (var label : labels.placed()) {
            double up = label.row().orElse(0) * ROW;
            shapes.add(new Line(label.x(), top - 12 - up, label.x(), bottom(), "text-2", 1, true));
        }
        for (var label : labels.placed()) {
            label.row().ifPresent(row -> words(label, top - 4 - row * ROW));
        }
    }

    /** Lines of other events pass behind the words. */
    private void words(DayLabels.Placed label, double baseline) {
        shapes.add(
                Box.filled(label.from() - 2, baseline - ROW + 4, label.until() - label.from() + 4, ROW - 1, "panel"));
        shapes.add(new Words(
                label.start(),
                baseline,
                label.event().words(),
                "text-2",
                Face.CAPTION,
                label.leftwards() ? Anchor.END : Anchor.START));
    }

    private void legend() {
        double x = LEFT;
        for (Tier tier : STACK) {
            String word = word(tier);
            shapes.add(mark(tier, x, 6, 8, 8));
            shapes.add(new Words(x + 14, 14, word, "text-2", Face.CAPTION, Anchor.START));
            x += 14 + word.length() * LETTER + 20;
        }
    }

    private static String word(Tier tier) {
        return Messages.get("tier." + tier.name().toLowerCase(Locale.ROOT));
    }

    private String summary() {
        long all = days.stream().mapToLong(Day::all).sum();
        long against =
                days.stream().mapToLong(day -> day.of(Tier.CONTRAINDICATED)).sum();
        var sentences = new ArrayList<String>();
        sentences.add(Messages.get("overview.days.summary", all, days.size(), against));
        events.forEach(event -> sentences.add(event.sentence()));
        return String.join("; ", sentences);
    }

    private Picture.Twin twin() {
        var columns = new ArrayList<String>(List.of(Messages.get("overview.days.day")));
        STACK.forEach(tier -> columns.add(word(tier)));
        if (!events.isEmpty()) {
            columns.add(Messages.get("overview.days.events"));
        }
        return new Picture.Twin(columns, days.stream().map(this::row).toList());
    }

    private List<String> row(Day day) {
        var row = new ArrayList<String>(List.of(day.day().toString()));
        STACK.forEach(tier -> row.add(Long.toString(day.of(tier))));
        if (!events.isEmpty()) {
            row.add(events.stream()
                    .filter(event -> event.day().equals(day.day()))
                    .map(event -> event.words())
                    .collect(Collectors.joining(", ")));
        }
        return row;
    }
}
