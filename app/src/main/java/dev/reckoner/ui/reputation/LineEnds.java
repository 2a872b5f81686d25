package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.Band;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reputation.TimelinePicture.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What lines come to: at the end of each its name and where it stands, and of the first also its lowest point. */
final class LineEnds {
    private static final double MOST = 150;
    private static final double STEP = 14;
    private static final double ASIDE = 8;
    private static final double DOT = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final Frame frame;
    private final List<Named> lines;

    LineEnds(Frame frame, List<Named> lines) {
        this.frame = frame;
        this.lines = lines;
    }

    /** How much room the names and figures take at the right. */
    static double room(List<Named> lines) {
        double longest = lines.stream()
                .flatMap(line -> texts(line, line.equals(lines.getFirst())).stream())
                .mapToDouble(text -> Letters.width(text.text(), text.face()))
                .max()
                .orElse(0);
        return Math.min(MOST, longest) + ASIDE + 10;
    }

    private record Text(String text, Face face) {}

    /** The name, and where the line stands at the end with its band; of the first in words. */
    private static List<Text> texts(Named named, boolean first) {
        var texts = new ArrayList<Text>();
        texts.add(new Text(named.name(), Face.STRONG));
        var last = named.line().last();
        if (last.shown()) {
            String stands = Shares.plain(last.expectation());
            String band = Shares.band(new Band(last.low(), last.high()));
            if (first) {
                texts.add(new Text(Messages.get("reputation.chart.end", stands), Face.CAPTION));
                texts.add(new Text(band, Face.CAPTION));
            } else {
                texts.add(new Text(Messages.get("reputation.chart.end.other", stands, band), Face.CAPTION));
            }
        }
        return texts;
    }

    /** Beside the end of each line, moved apart where lines end together; without figures where there is no room for all. */
    List<Shape> names() {
        boolean figures = lines.stream().mapToDouble(line -> height(line, true)).sum() <= frame.bottom() - Frame.TOP;
        var inOrder =
                lines.stream().sorted(Comparator.comparingDouble(this::end)).toList();
        double[] tops = new double[inOrder.size()];
        double free = Frame.TOP - 4;
        for (int i = 0; i < tops.length; i++) {
            tops[i] = Math.max(end(inOrder.get(i)) - STEP / 2, free);
            free = tops[i] + height(inOrder.get(i), figures);
        }
        double most = frame.bottom() + STEP / 2;
        for (int i = tops.length - 1; i >= 0; i--) {
            tops[i] = Math.min(tops[i], most - height(inOrder.get(i), figures));
            most = tops[i];
        }
        var shapes = new ArrayList<Shape>();
        for (int i = 0; i < tops.length; i++) {
            name(shapes, inOrder.get(i), tops[i], figures);
        }
        return shapes;
    }

    private double height(Named named, boolean figures) {
        return STEP * (figures ? texts(named, isFirst(named)).size() : 1);
    }

    private boolean isFirst(Named named) {
        return named.equals(lines.getFirst());
    }

    private void name(List<Shape> shapes, Named named, double top, boolean figures) {
        double y = top + STEP - 3;
        for (var text : texts(named, isFirst(named))) {
            boolean name = text.face() == Face.STRONG;
            if (name || figures) {
                shapes.add(new Words(
                        frame.right() + ASIDE,
                        y,
                        Letters.fit(text.text(), MOST, text.face()),
                        name ? named.slot().colour() : "text-2",
                        text.face(),
                        Anchor.START));
                y += STEP;
            }
        }
    }

    private double end(Named named) {
        var last = named.line().last();
        return frame.y(last.shown() ? last.expectation() : TimelinePicture.HIDDEN_AT);
    }

    /** A dot on the first line where it is lowest, with what it is then. */
    List<Shape> lowest() {
        var shapes = new ArrayList<Shape>();
        lines.stream()
                .limit(1)
                .forEach(named -> named.line().lowest().ifPresent(point -> lowest(shapes, named, point)));
        return shapes;
    }

    private void lowest(List<Shape> shapes, Named named, Line.Point point) {
        double x = frame.x(point.at());
        double y = frame.y(point.expectation());
        String words = Messages.get(
                "reputation.chart.lowest",
                Shares.plain(point.expectation()),
                DAY.format(LocalDate.ofInstant(point.at(), ZoneOffset.UTC)));
        double[] heights = {frame.y(point.low()) + STEP, frame.y(point.high()) - 6};
        for (double baseline : heights) {
            for (var label : around(x, baseline, words)) {
                if (!fits(label) || !frame.take(label)) {
                    continue;
                }
                frame.ground(shapes, label);
                shapes.add(new Plate(
                        x - DOT / 2,
                        y - DOT / 2,
                        DOT,
                        DOT,
                        DOT / 2,
                        Optional.of(named.slot().colour()),
                        Optional.of(new Stroke("panel", 1, Dash.NONE))));
                return;
            }
        }
    }

    /** Over or under the point, or beside its line up and down, as where that is the line of the selected event. */
    private static List<Words> around(double x, double baseline, String words) {
        return List.of(
                new Words(x, baseline, words, "text", Face.CAPTION, Anchor.MIDDLE),
                new Words(x + ASIDE, baseline, words, "text", Face.CAPTION, Anchor.START),
                new Words(x - ASIDE, baseline, words, "text", Face.CAPTION, Anchor.END));
    }

    private boolean fits(Words label) {
        double wide = Letters.width(label.text(), label.face());
        double left = label.x() - (label.anchor() == Anchor.START ? 0 : label.anchor() == Anchor.END ? wide : wide / 2);
        return left > Frame.LEFT
                && left + wide < frame.right()
                && label.y() < frame.bottom() - 2
                && label.y() > Frame.TOP + 10;
    }
}
