package dev.reckoner.ui.chart;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseCoverage.Period;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The share of each tier over time, stacked to 100 %: what speaks against claims at the bottom, what was not checked hollow on
 * top. What needs judgement is ruled across, so that the tiers differ without their colours. A period without a claim is empty.
 */
public final class TierShares {
    /** The order of the stack, from the axis up. */
    private static final List<Tier> STACK = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.AFFIRMING, Tier.NONE);

    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double TOP = 30;
    private static final double BOTTOM = 30;
    private static final double RULE = 4;
    private static final double LETTER = 6.2;
    private static final double DATE = 56;
    private static final int QUARTERS = 4;

    private final List<Period> periods;
    private final double width;
    private final double height;
    private final List<Shape> shapes = new ArrayList<>();

    private TierShares(List<Period> periods, double width, double height) {
        this.periods = periods;
        this.width = width;
        this.height = height;
    }

    /** The picture in that size. */
    public static Picture of(List<Period> periods, double width, double height) {
        return new TierShares(periods, width, height).draw();
    }

    private Picture draw() {
        grid();
        for (int i = 0; i < periods.size(); i++) {
            bar(i);
        }
        dates();
        legend();
        return new Picture(width, height, shapes, summary(), twin());
    }

    private double bottom() {
        return Math.max(TOP + 1, height - BOTTOM);
    }

    private double y(double share) {
        return bottom() - (bottom() - TOP) * share;
    }

    private double step() {
        return Math.max(1, (width - LEFT - RIGHT) / Math.max(1, periods.size()));
    }

    private void grid() {
        for (int i = 0; i <= QUARTERS; i++) {
            double y = y((double) i / QUARTERS);
            shapes.add(Line.thin(LEFT, y, width - RIGHT, y, i == 0 ? "control" : "line"));
            if (i % 2 == 0) {
                shapes.add(new Words(LEFT - 8, y + 4, i * 100 / QUARTERS + " %", "text-2", Face.FIGURE, Anchor.END));
            }
        }
    }

    private void bar(int index) {
        var period = periods.get(index);
        double gap = step() > 5 ? Math.min(4, step() / 5) : 1;
        double x = LEFT + index * step() + gap / 2;
        double below = 0;
        for (Tier tier : STACK) {
            double share = share(period, tier);
            if (share > 0) {
                mark(tier, x, y(below + share), step() - gap, y(below) - y(below + share));
            }
            below += share;
        }
    }

    private static double share(Period period, Tier tier) {
        long claims = period.claims();
        return claims == 0 ? 0 : (double) period.tiers().getOrDefault(tier, 0L) / claims;
    }

    private void mark(Tier tier, double x, double y, double wide, double high) {
        String colour = "fill-" + tier.name().toLowerCase(Locale.ROOT);
        if (tier == Tier.NONE) {
            shapes.add(Box.outlined(x, y, wide, high, colour));
            return;
        }
        shapes.add(Box.filled(x, y, wide, high, colour));
        for (double line = y + RULE / 2; tier == Tier.WARNING && line < y + high; line += RULE) {
            shapes.add(Line.thin(x, line, x + wide, line, "panel"));
        }
    }

    private void dates() {
        int every = Math.max(1, (int) Math.ceil(DATE / step()));
        for (int i = 0; i < periods.size(); i += every) {
            var first = periods.get(i).first();
            String text = "%02d-%02d".formatted(first.getMonthValue(), first.getDayOfMonth());
            shapes.add(new Words(LEFT + (i + 0.5) * step(), bottom() + 18, text, "text-2", Face.FIGURE, Anchor.MIDDLE));
        }
    }

    private void legend() {
        double x = LEFT;
        for (Tier tier : STACK) {
            String word = word(tier);
            mark(tier, x, 4, 10, 10);
            shapes.add(new Words(x + 16, 13, word, "text-2", Face.CAPTION, Anchor.START));
            x += 16 + word.length() * LETTER + 20;
        }
    }

    private static String word(Tier tier) {
        return Messages.get("tier." + tier.name().toLowerCase(Locale.ROOT));
    }

    private String summary() {
        long all = periods.stream().mapToLong(Period::claims).sum();
        var sentences = new ArrayList<String>();
        sentences.add(Messages.get("overview.shares.summary", all, periods.size()));
        for (Tier tier : STACK) {
            long of = periods.stream()
                    .mapToLong(period -> period.tiers().getOrDefault(tier, 0L))
                    .sum();
            sentences.add(Messages.get("overview.shares.of", word(tier), percent(of, all)));
        }
        return String.join("; ", sentences);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "0.0" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }

    private Picture.Twin twin() {
        var columns = new ArrayList<String>(List.of(
                Messages.get("overview.shares.from"),
                Messages.get("overview.shares.until"),
                Messages.get("overview.shares.claims")));
        STACK.forEach(tier -> columns.add(word(tier) + " %"));
        return new Picture.Twin(columns, periods.stream().map(TierShares::row).toList());
    }

    private static List<String> row(Period period) {
        var row = new ArrayList<String>(
                List.of(period.first().toString(), period.last().toString(), Long.toString(period.claims())));
        STACK.forEach(tier -> row.add(percent(period.tiers().getOrDefault(tier, 0L), period.claims())));
        return row;
    }
}
