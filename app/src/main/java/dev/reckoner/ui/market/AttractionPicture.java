package dev.reckoner.ui.market;

import dev.reckoner.market.Attraction;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Each party by how much of its claims has complete evidence and how its share of use changed after findings about others. */
final class AttractionPicture {
    private static final double LEFT = 56;
    private static final double TOP = 24;
    private static final double BELOW = 38;
    private static final double RIGHT = 16;
    private static final double DOT = 8;
    private static final double MOST_NAME = 90;
    /** More names would cover the dots. */
    private static final int MOST_NAMES = 12;

    private final Attraction all;
    private final String sentence;
    private final double width;
    private final double height;
    private final Axis axis;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private AttractionPicture(Attraction all, String sentence, double width, double height) {
        this.all = all;
        this.sentence = sentence;
        this.width = width;
        this.height = height;
        double reach = all.points().stream()
                .mapToDouble(point -> Math.abs(point.change()))
                .max()
                .orElse(0);
        reach = Math.max(reach, 0.01);
        this.axis = Axis.of(-reach, reach);
    }

    /** The picture in that size, pixels. */
    static Picture of(Attraction all, String sentence, double width, double height) {
        return new AttractionPicture(all, sentence, width, height).draw();
    }

    private Picture draw() {
        grid();
        for (var point : all.points()) {
            double x = x(point.coverage());
            double y = y(point.change());
            shapes.add(
                    new Plate(x - DOT / 2, y - DOT / 2, DOT, DOT, DOT / 2, Optional.of("series-1"), Optional.empty()));
            spots.add(new Picture.Spot(x - DOT, y - DOT, 2 * DOT, 2 * DOT, String.join(", ", row(point))));
            if (all.points().size() <= MOST_NAMES) {
                boolean left = x + DOT + MOST_NAME > width - RIGHT;
                shapes.add(new Words(
                        left ? x - DOT : x + DOT,
                        y + 4,
                        Letters.fit(point.provider(), MOST_NAME, Face.CAPTION),
                        "text-2",
                        Face.CAPTION,
                        left ? Anchor.END : Anchor.START));
            }
        }
        return new Picture(width, height, shapes, sentence, twin(), spots);
    }

    private double bottom() {
        return Math.max(TOP + 1, height - BELOW);
    }

    private double x(double coverage) {
        return LEFT + (width - RIGHT - LEFT) * coverage;
    }

    private double y(double change) {
        return bottom() - (bottom() - TOP) * axis.share(change);
    }

    private void grid() {
        for (double tick : axis.ticks()) {
            boolean zero = Math.abs(tick) < 1e-9;
            shapes.add(Shape.Line.thin(LEFT, y(tick), width - RIGHT, y(tick), zero ? "control" : "line"));
            shapes.add(new Words(LEFT - 8, y(tick) + 4, points(tick), "text-2", Face.FIGURE, Anchor.END));
        }
        shapes.add(new Words(
                LEFT - 48, 12, Messages.get("market.attraction.change.axis"), "text-2", Face.CAPTION, Anchor.START));
        for (int quarter = 0; quarter <= 4; quarter++) {
            shapes.add(new Words(
                    x(quarter / 4.0),
                    bottom() + 16,
                    25 * quarter + " %",
                    "text-2",
                    Face.FIGURE,
                    quarter == 4 ? Anchor.END : Anchor.MIDDLE));
        }
        shapes.add(new Words(
                (LEFT + width - RIGHT) / 2,
                bottom() + 32,
                Messages.get("market.attraction.axis"),
                "text-2",
                Face.CAPTION,
                Anchor.MIDDLE));
    }

    /** Of a share in per cent. */
    private static String points(double change) {
        return Math.abs(change) < 1e-9 ? "0" : String.format(Locale.ROOT, "%+.1f", 100 * change);
    }

    private static List<String> row(Attraction.Point point) {
        return List.of(
                point.provider(),
                String.format(Locale.ROOT, "%.0f %%", 100 * point.coverage()),
                Messages.get("market.attraction.points", points(point.change())));
    }

    private Picture.Twin twin() {
        return new Picture.Twin(
                List.of(
                        Messages.get("market.attraction.party"),
                        Messages.get("market.attraction.coverage"),
                        Messages.get("market.attraction.change")),
                all.points().stream().map(AttractionPicture::row).toList());
    }
}
