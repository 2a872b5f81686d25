package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * Absolute errors of a tensor, counted by quarter decades, with the thresholds that the verdict hangs on as lines: what honest
 * runs differ by, and, where no calibration decides, the bound of the type. The buckets are
 * those of {@link Comparison#errors()}: bucket k begins at 10^(k/4-12).
 */
public final class ErrorHistogram {
    private static final double LEFT = 56;
    private static final double RIGHT = 24;
    private static final double TOP = 32;
    private static final double BOTTOM = 44;
    private static final int FIRST_DECADE = -12;
    private static final int PER_DECADE = 4;

    private final Comparison comparison;
    private final boolean measured;
    private final double bound;
    private final double width;
    private final double height;
    private final Scale.Decades axis;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private ErrorHistogram(Comparison comparison, boolean measured, double width, double height) {
        this.comparison = comparison;
        this.measured = measured;
        this.bound = measured ? Double.NaN : comparison.theoretical();
        this.width = width;
        this.height = height;
        this.axis = decades(LEFT, Math.max(LEFT + 1, width - RIGHT));
    }

    /**
     * The picture in that size, pixels.
     *
     * @param measured true if a calibration decides: then the bound of the type does not, and is not drawn
     */
    public static Picture of(Comparison comparison, boolean measured, double width, double height) {
        return new ErrorHistogram(comparison, measured, width, height).draw();
    }

    private Picture draw() {
        long most =
                comparison.errors().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Long> ticks = Scale.counts(most);
        grid(ticks);
        bars(ticks.getLast());
        lines();
        labels(most);
        return new Picture(width, height, shapes, summary(), twin(), spots);
    }

    private double bottom() {
        return Math.max(TOP + 1, height - BOTTOM);
    }

    private double y(double count, double top) {
        return bottom() - (bottom() - TOP) * count / top;
    }

    private void grid(List<Long> ticks) {
        for (long tick : ticks) {
            double y = y(tick, ticks.getLast());
            shapes.add(Line.thin(LEFT, y, width - RIGHT, y, tick == 0 ? "control" : "line"));
            shapes.add(new Words(LEFT - 8, y + 4, Numbers.count(tick), "text-3", Face.FIGURE, Anchor.END));
        }
        for (int exponent : axis.ticks()) {
            shapes.add(new Words(
                    axis.atExponent(exponent),
                    bottom() + 16,
                    Numbers.decade(exponent),
                    "text-3",
                    Face.FIGURE,
                    Anchor.MIDDLE));
        }
    }

    private void bars(long top) {
        for (int k = 0; k < comparison.errors().size(); k++) {
            long count = comparison.errors().get(k);
            if (count > 0) {
                double x = axis.atExponent(exponent(k));
                double next = axis.atExponent(exponent(k + 1));
                double y = Math.min(bottom() - 1, y(count, top));
                shapes.add(Box.filled(x, y, Math.max(1, next - x - 1), bottom() - y, colour(k)));
                // The whole height answers: a bar of one value is too low to be pointed at.
                spots.add(new Picture.Spot(x, TOP, Math.max(1, next - x), bottom() - TOP, words(k), "bar:" + k));
            }
        }
    }

    private String words(int bucket) {
        return Messages.get(
                "chart.bar",
                comparison.errors().get(bucket),
                Numbers.error(Math.pow(10, exponent(bucket))),
                Numbers.error(Math.pow(10, exponent(bucket + 1))));
    }

    /** Beyond what decides is told by colour and by the labelled line that the bar stands right of. */
    private String colour(int bucket) {
        double deciding = measured ? comparison.empirical() : bound;
        double end = Math.pow(10, exponent(bucket + 1));
        boolean beyond = measured && deciding == 0 || isLine(deciding) && end > deciding;
        return beyond ? "series-2" : "series-6";
    }

    private void lines() {
        threshold(comparison.empirical(), "chart.profile", "affirming", false, true);
        threshold(bound, "chart.bound", "accent", true, false);
        if (measured && comparison.empirical() == 0) {
            shapes.add(new Words(
                    LEFT, TOP - 11, Messages.get("chart.profile.none"), "affirming", Face.CAPTION, Anchor.START));
        }
    }

    /** A line with its words beside it: the profile's left, because the bound is never below it, and the bound's right. */
    private void threshold(double at, String key, String colour, boolean dashed, boolean preferLeft) {
        if (!isLine(at)) {
            return;
        }
        double x = axis.at(at);
        shapes.add(new Line(x, TOP - 20, x, bottom(), colour, 2, dashed));
        String words = Messages.get(key, Numbers.error(at));
        double wide = Letters.width(words) + 6;
        boolean fitsLeft = x - wide > 8;
        boolean fitsRight = x + wide < width - 8;
        boolean left = preferLeft ? fitsLeft || !fitsRight : !fitsRight;
        // On the side that it does not belong to it could meet the words of the other line.
        double y = left == preferLeft ? TOP - 11 : TOP - 22;
        shapes.add(new Words(x + (left ? -6 : 6), y, words, colour, Face.CAPTION, left ? Anchor.END : Anchor.START));
    }

    private void labels(long most) {
        double middle = (LEFT + width - RIGHT) / 2;
        if (most == 0) {
            String text = Messages.get("chart.noError");
            double y = (TOP + bottom()) / 2;
            // A threshold may pass behind the words.
            double half = Letters.width(text) / 2 + 4;
            shapes.add(Box.filled(middle - half, y - 14, 2 * half, 20, "panel"));
            shapes.add(new Words(middle, y, text, "text-2", Face.CAPTION, Anchor.MIDDLE));
        }
        shapes.add(new Words(
                middle,
                bottom() + 36,
                Messages.get("chart.errorAxis", comparison.elements(), unchanged()),
                "text-2",
                Face.CAPTION,
                Anchor.MIDDLE));
    }

    private long unchanged() {
        return comparison.elements() - comparison.differing();
    }

    private String summary() {
        return Messages.get(
                measured ? "chart.errorSummary.measured" : "chart.errorSummary",
                comparison.elements(),
                comparison.differing(),
                Numbers.error(comparison.maxAbsolute()),
                Numbers.error(comparison.empirical()),
                Numbers.error(comparison.theoretical()));
    }

    private Picture.Twin twin() {
        var rows = new ArrayList<List<String>>();
        for (int k = 0; k < comparison.errors().size(); k++) {
            long count = comparison.errors().get(k);
            if (count > 0) {
                rows.add(List.of(
                        Numbers.power10(Math.pow(10, exponent(k))),
                        Numbers.power10(Math.pow(10, exponent(k + 1))),
                        Numbers.count(count)));
            }
        }
        return new Picture.Twin(
                List.of(Messages.get("chart.from"), Messages.get("chart.below"), Messages.get("chart.values")), rows);
    }

    private static double exponent(int bucket) {
        return FIRST_DECADE + (double) bucket / PER_DECADE;
    }

    private static boolean isLine(double threshold) {
        return Double.isFinite(threshold) && threshold > 0;
    }

    /** Whole decades around everything that is drawn, one spare on either side, at least five. */
    private Scale.Decades decades(double start, double end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < comparison.errors().size(); k++) {
            if (comparison.errors().get(k) > 0) {
                low = Math.min(low, exponent(k));
                high = Math.max(high, exponent(k + 1));
            }
        }
        for (double threshold : List.of(comparison.empirical(), bound)) {
            if (isLine(threshold)) {
                low = Math.min(low, Math.log10(threshold));
                high = Math.max(high, Math.log10(threshold));
            }
        }
        if (low > high) {
            return new Scale.Decades(-8, 0, start, end);
        }
        int first = (int) Math.floor(Math.max(low, -300)) - 1;
        int last = (int) Math.ceil(Math.min(high, 300)) + 1;
        return new Scale.Decades(first, Math.max(last, first + 5), start, end);
    }
}
