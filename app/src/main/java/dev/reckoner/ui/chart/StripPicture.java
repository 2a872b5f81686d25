package dev.reckoner.ui.chart;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.EvidenceStrip;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polygon;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The answers of the checks of a claim as marks of 8 px in a fixed order: filled is affirming, a triangle warning, a square
 * with a cross contraindicated, a hollow square absent, a dash not checked.
 */
public final class StripPicture {
    /** Side of a mark. */
    private static final double SIDE = 8;
    /** From one mark to the next. */
    private static final double PITCH = 10.5;

    private StripPicture() {}

    /** Pixels for that many marks. */
    public static double width(int marks) {
        return marks * PITCH;
    }

    /** The picture, 8 px high. */
    public static Picture of(List<Optional<Tier>> strip) {
        var shapes = new ArrayList<Shape>();
        for (int i = 0; i < strip.size(); i++) {
            mark(shapes, i * PITCH, strip.get(i));
        }
        return new Picture(width(strip.size()), SIDE, shapes, summary(strip), Picture.Twin.EMPTY);
    }

    /** Every check with its answer, in words. */
    public static String summary(List<Optional<Tier>> strip) {
        return IntStream.range(0, Math.min(strip.size(), EvidenceStrip.CHECKS.size()))
                .mapToObj(i -> Messages.get(
                        "strip.part",
                        Messages.get("check." + EvidenceStrip.CHECKS.get(i)),
                        strip.get(i)
                                .map(tier -> Messages.get("strip." + tier.name().toLowerCase(Locale.ROOT)))
                                .orElseGet(() -> Messages.get("strip.absent"))))
                .collect(Collectors.joining(", "));
    }

    private static void mark(List<Shape> shapes, double x, Optional<Tier> answer) {
        if (answer.isEmpty()) {
            shapes.add(Box.outlined(x, 0, SIDE, SIDE, "fill-none"));
            return;
        }
        switch (answer.get()) {
            case AFFIRMING -> shapes.add(Box.filled(x, 0, SIDE, SIDE, "series-6"));
            case WARNING ->
                shapes.add(new Polygon(
                        List.of(
                                new Point(x + SIDE / 2, -0.5),
                                new Point(x + SIDE + 0.5, SIDE),
                                new Point(x - 0.5, SIDE)),
                        "warning"));
            case CONTRAINDICATED -> {
                shapes.add(Box.outlined(x, 0, SIDE, SIDE, "contraindicated"));
                shapes.add(new Line(x + 2, 2, x + SIDE - 2, SIDE - 2, "contraindicated", 1.5, false));
                shapes.add(new Line(x + SIDE - 2, 2, x + 2, SIDE - 2, "contraindicated", 1.5, false));
            }
            case NONE -> shapes.add(new Line(x, SIDE / 2, x + SIDE, SIDE / 2, "none", 2, false));
        }
    }
}
