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
    private static final double TOP = 42;
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
     * A day on which a run of contraindicated claims began.
     *
     * @param day which, UTC
     * @param operator whose claims
     * @param code the reason
     */
    public record Onset(LocalDate day, String operator, String code) {
        /** In words. */
        public String sentence() {
            return Messages.get("overview.days.onset", day.toString(), operator, code);
        }
    }

    private final List<Onset> onsets;
    private final List<Day> bars;
    private final List<Day> days;
    private final double width;
    private final double height;
    private final List<Shape> shapes = new ArrayList<>();

    private ClaimsPerDay(List<Day> days, List<Onset> onsets, double width, double height) {
        this.days = days;
        this.onsets = onsets;
        this.width = width;
        this.height = height;
        this.bars = merged(days, (int) Math.max(1, (width - LEFT - RIGHT) / NARROWEST));
    }

    /** The picture in that size. Days follow each other without a gap; where there are too many, bars hold several. */
    public static Picture of(List<Day> days, double width, double height) {
        return of(days, List.of(), width, height);
    }

    /**
     * The same with a mark on each of a few days.
     *
     * @param onsets in the order of time; days outside the chart are left out
     */
    public static Picture of(List<Day> days, List<Onset> onsets, double width, double height) {
        return new ClaimsPerDay(days, onsets, width, height).draw();
    }

    /** The mark within 6 px of a horizontal position in a picture of that width. */
    public static Optional<Onset> onsetAt(List<Day> days, List<Onset> onsets, double width, double x) {
        var chart = new ClaimsPerDay(days, onsets, width, BOTTOM + TOP);
        return onsets.stream()
                .filter(onset -> chart.x(onset).isPresent())
                .filter(onset -> Math.abs(chart.x(onset).orElseThrow() - x) <= REACH)
                .min(Comparator.comparingDouble(onset -> Math.abs(chart.x(onset).orElseThrow() - x)));
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
        return Math.max(TOP + 1, height - BOTTOM);
    }

    private double y(long count, long top) {
        return bottom() - (bottom() - TOP) * (double) count / (double) top;
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

    private void bar(int index, long top) {
        Day bar = bars.get(index);
        double gap = step() > 5 ? Math.min(4, step() / 5) : 1;
        double x = LEFT + index * step() + gap / 2;
        long below = 0;
        for (Tier tier : STACK) {
            long count = bar.of(tier);
            if (count > 0) {
                double upper = y(below + count, top);
                shapes.add(mark(tier, x, upper, step() - gap, y(below, top) - upper));
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

    /** Where a mark stands: the left edge of its bar; empty where the chart does not reach back so far. */
    private OptionalDouble x(Onset onset) {
        for (int i = bars.size() - 1; i >= 0; i--) {
            if (!bars.get(i).day().isAfter(onset.day())) {
                return OptionalDouble.of(LEFT + i * step());
            }
        }
        return OptionalDouble.empty();
    }

    /** A dashed line down to the axis with the operator's name; a name that would touch the one before is left out. */
    private void marks() {
        double free = 0;
        for (Onset onset : onsets) {
            OptionalDouble at = x(onset);
            if (at.isEmpty()) {
                continue;
            }
            double x = at.getAsDouble();
            shapes.add(new Line(x, TOP - 12, x, bottom(), "text-2", 1, true));
            double wide = onset.operator().length() * LETTER;
            boolean left = x + 4 + wide > width;
            double start = left ? x - 4 - wide : x + 4;
            if (start >= free) {
                shapes.add(new Words(
                        left ? x - 4 : x + 4,
                        TOP - 4,
                        onset.operator(),
                        "text-2",
                        Face.CAPTION,
                        left ? Anchor.END : Anchor.START));
                free = start + wide + 6;
            }
        }
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
        onsets.forEach(onset -> sentences.add(onset.sentence()));
        return String.join("; ", sentences);
    }

    private Picture.Twin twin() {
        var columns = new ArrayList<String>(List.of(Messages.get("overview.days.day")));
        STACK.forEach(tier -> columns.add(word(tier)));
        if (!onsets.isEmpty()) {
            columns.add(Messages.get("overview.days.begins"));
        }
        return new Picture.Twin(columns, days.stream().map(this::row).toList());
    }

    private List<String> row(Day day) {
        var row = new ArrayList<String>(List.of(day.day().toString()));
        STACK.forEach(tier -> row.add(Long.toString(day.of(tier))));
        if (!onsets.isEmpty()) {
            row.add(onsets.stream()
                    .filter(onset -> onset.day().equals(day.day()))
                    .map(onset -> onset.operator() + " " + onset.code())
                    .collect(Collectors.joining(", ")));
        }
        return row;
    }
}
