package dev.reckoner.ui.chart;

import dev.reckoner.appraise.Tier;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claims per day, stacked by tier: what speaks against them at the bottom, what was not checked hollow on top. */
public final class ClaimsPerDay {
    /** The order of the stack, from the axis up. */
    private static final List<Tier> STACK = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.AFFIRMING, Tier.NONE);

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double TOP = 36;
    private static final double BOTTOM = 30;
    private static final double NARROWEST = 3;

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

    private final List<Day> bars;
    private final List<Day> days;
    private final double width;
    private final double height;
    private final List<Shape> shapes = new ArrayList<>();

    private ClaimsPerDay(List<Day> days, double width, double height) {
        this.days = days;
        this.width = width;
        this.height = height;
        this.bars = merged(days, (int) Math.max(1, (width - LEFT - RIGHT) / NARROWEST));
    }

    /** The picture in that size. Days follow each other without a gap; where there are too many, bars hold several. */
    public static Picture of(List<Day> days, double width, double height) {
        return new ClaimsPerDay(days, width, height).draw();
    }

    private Picture draw() {
        List<Long> ticks = Scale.counts(bars.stream().mapToLong(Day::all).max().orElse(0));
        grid(ticks);
        for (int i = 0; i < bars.size(); i++) {
            bar(i, ticks.getLast());
        }
        dates();
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

    private void legend() {
        double x = LEFT;
        for (Tier tier : List.of(Tier.AFFIRMING, Tier.WARNING, Tier.CONTRAINDICATED, Tier.NONE)) {
            String word = word(tier);
            shapes.add(mark(tier, x, 6, 8, 8));
            shapes.add(new Words(x + 14, 14, word, "text-2", Face.CAPTION, Anchor.START));
            x += 14 + word.length() * 6.2 + 20;
        }
    }

    private static String word(Tier tier) {
        return Messages.get("tier." + tier.name().toLowerCase(Locale.ROOT));
    }

    private String summary() {
        long all = days.stream().mapToLong(Day::all).sum();
        long against =
                days.stream().mapToLong(day -> day.of(Tier.CONTRAINDICATED)).sum();
        return Messages.get("overview.days.summary", all, days.size(), against);
    }

    private Picture.Twin twin() {
        var columns = new ArrayList<String>(List.of(Messages.get("overview.days.day")));
        STACK.reversed().forEach(tier -> columns.add(word(tier)));
        return new Picture.Twin(
                columns,
                days.stream()
                        .map(day -> {
                            var row = new ArrayList<String>(List.of(day.day().toString()));
                            STACK.reversed().forEach(tier -> row.add(Long.toString(day.of(tier))));
                            return List.<String>copyOf(row);
                        })
                        .toList());
    }
}
