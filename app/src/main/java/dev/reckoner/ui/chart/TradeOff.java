package dev.reckoner.ui.chart;

import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What checking costs against the wrong answers that may be left, a mark for each policy. Both axes are logarithmic; what is
 * zero stands at the end of its axis. A dashed line across is the share of wrong answers that the application can survive.
 */
public final class TradeOff {
    private static final double LEFT = 56;
    private static final double RIGHT = 28;
    private static final double TOP = 14;
    private static final double BOTTOM = 46;
    private static final double MARK = 11;
    private static final double CHOSEN = 13;
    private static final double LETTER = 6.4;
    private static final double LINE = 12;
    private static final double REACH = 14;
    /** A way is looked at in so many places. */
    private static final int STEPS = 40;

    /** Exponents of the shares at the ends of the axis, unless less is left: 100 % and 0.01 %. */
    private static final int MOST = 0;

    private static final int LEAST = -4;
    private static final int NEVER_BELOW = -8;

    private final List<Dot> dots;
    private final double limit;
    private final double width;
    private final double height;
    private final Scale.Decades seconds;
    private final Scale.Decades shares;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Rect> taken = new ArrayList<>();
    /** Where the lines from policy to policy run. */
    private final List<Rect> ways = new ArrayList<>();

    /**
     * A policy in the chart.
     *
     * @param name its name, which is that of its place too
     * @param seconds that checking all claims takes
     * @param risk upper bound on the share of wrong answers among those accepted
     * @param chosen true for the one that is looked at
     */
    public record Dot(String name, SeriesMark mark, double seconds, double risk, boolean chosen) {
        /** What is zero has no place on a logarithmic axis, so it is said. */
        private String label() {
            return risk > 0 ? name : name + ", " + PolicyFigures.percent(0);
        }

        private String words() {
            return Messages.get(
                    "policies.chart.spot", name, PolicyFigures.seconds(seconds), PolicyFigures.percent(risk));
        }
    }

    private record Rect(double x, double y, double width, double height) {
        boolean meets(Rect other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private TradeOff(List<Dot> dots, double limit, double width, double height) {
        this.dots =
                dots.stream().sorted(Comparator.comparingDouble(Dot::seconds)).toList();
        this.limit = limit;
        this.width = width;
        this.height = height;
        this.seconds = secondsAxis();
        int low = dots.stream()
                .mapToDouble(Dot::risk)
                .filter(risk -> risk > 0)
                .mapToInt(risk -> (int) Math.floor(Math.log10(risk)))
                .min()
                .orElse(LEAST);
        this.shares =
                new Scale.Decades(Math.clamp(low, NEVER_BELOW, LEAST), MOST, Math.max(TOP + 1, height - BOTTOM), TOP);
    }

    /** Whole decades around what there is, at least two. */
    private Scale.Decades secondsAxis() {
        var known =
                dots.stream().mapToDouble(Dot::seconds).filter(time -> time > 0).summaryStatistics();
        int low = known.getCount() == 0 ? 0 : (int) Math.floor(Math.log10(known.getMin()));
        int high = known.getCount() == 0 ? 2 : (int) Math.ceil(Math.log10(known.getMax()));
        return new Scale.Decades(low, Math.max(high, low + 2), LEFT, Math.max(LEFT + 1, width - RIGHT));
    }

    /**
     * The picture in that size.
     *
     * @param claims how many the time is for
     */
    public static Picture of(List<Dot> dots, double limit, long claims, double width, double height) {
        return new TradeOff(dots, limit, width, height).draw(claims);
    }

    private Picture draw(long claims) {
        grid();
        join();
        dots.forEach(this::mark);
        limitLine();
        dots.forEach(this::name);
        shapes.add(new Words(
                (LEFT + width - RIGHT) / 2,
                height - 8,
                Messages.get("policies.chart.cost", Numbers.count(claims)),
                "text-3",
                Face.CAPTION,
                Anchor.MIDDLE));
        return new Picture(width, height, shapes, summary(), twin(), spots());
    }

    private void grid() {
        for (int exponent = shares.low(); exponent <= shares.high(); exponent++) {
            double y = shares.atExponent(exponent);
            shapes.add(Line.thin(LEFT, y, width - RIGHT, y, "line"));
            shapes.add(new Words(
                    LEFT - 8, y + 4, PolicyFigures.powerOfTen(exponent + 2) + " %", "text-2", Face.FIGURE, Anchor.END));
        }
        for (int exponent : seconds.ticks()) {
            double x = seconds.atExponent(exponent);
            shapes.add(Line.thin(x, TOP, x, height - BOTTOM, "line"));
            shapes.add(new Words(x, height - BOTTOM + 16, tick(exponent), "text-2", Face.FIGURE, Anchor.MIDDLE));
        }
    }

    private static String tick(int exponent) {
        return PolicyFigures.powerOfTen(exponent) + " s";
    }

    /** Its words stand over it, at the right unless the way from policy to policy crosses them there. */
    private void limitLine() {
        double y = shares.at(limit);
        shapes.add(new Line(LEFT, y, width - RIGHT, y, "text-3", 1.5, true));
        String words = Messages.get("policies.chart.limit", PolicyFigures.percent(limit));
        double length = words.length() * LETTER;
        var right = new Rect(width - RIGHT - length, y - LINE - 4, length, LINE + 4);
        var left = new Rect(LEFT + 4, y - LINE - 4, length, LINE + 4);
        var place = isClear(right) || !isClear(left) ? right : left;
        shapes.add(new Words(
                place == right ? width - RIGHT : place.x(),
                y - 5,
                words,
                "text-2",
                Face.CAPTION,
                place == right ? Anchor.END : Anchor.START));
        taken.add(place);
    }

    private void join() {
        for (int i = 1; i < dots.size(); i++) {
            var from = dots.get(i - 1);
            var to = dots.get(i);
            shapes.add(new Line(x(from), y(from), x(to), y(to), "control", 1.5, true));
            keepFree(from, to);
        }
    }

    private void keepFree(Dot from, Dot to) {
        for (int i = 0; i <= STEPS; i++) {
            double x = x(from) + (x(to) - x(from)) * i / STEPS;
            double y = y(from) + (y(to) - y(from)) * i / STEPS;
            ways.add(new Rect(x - 2, y - 2, 4, 4));
        }
    }

    private double x(Dot dot) {
        return dot.seconds() > 0 ? seconds.at(dot.seconds()) : LEFT;
    }

    private double y(Dot dot) {
        return dot.risk() > 0 ? shares.at(dot.risk()) : shares.atExponent(shares.low());
    }

    private void mark(Dot dot) {
        double size = dot.chosen() ? CHOSEN : MARK;
        shapes.add(dot.mark().at(x(dot), y(dot), size));
        taken.add(new Rect(x(dot) - size / 2, y(dot) - size / 2, size, size));
    }

    /**
     * Beside its mark, where no other name, no mark and no line is; where there is no such place a line may run through it. Above
     * and to the right before anywhere else.
     */
    private void name(Dot dot) {
        double length = dot.label().length() * LETTER;
        var places = new ArrayList<Rect>();
        for (double dy : List.of(-LINE - 5, 5.0, -LINE / 2, -2 * LINE - 6, LINE + 6)) {
            places.add(new Rect(x(dot) + MARK, y(dot) + dy, length, LINE));
            places.add(new Rect(x(dot) - MARK - length, y(dot) + dy, length, LINE));
        }
        var place = places.stream()
                .filter(this::isClear)
                .findFirst()
                .or(() -> places.stream().filter(this::isFree).findFirst())
                .orElse(places.getFirst());
        taken.add(place);
        boolean toTheRight = place.x() > x(dot);
        shapes.add(new Words(
                toTheRight ? place.x() : place.x() + length,
                place.y() + LINE - 2,
                dot.label(),
                dot.mark().colour(),
                Face.STRONG,
                toTheRight ? Anchor.START : Anchor.END));
    }

    private boolean isClear(Rect place) {
        return isFree(place) && ways.stream().noneMatch(place::meets);
    }

    private boolean isFree(Rect place) {
        boolean inside = place.x() >= LEFT
                && place.x() + place.width() <= width - RIGHT + 4
                && place.y() >= 0
                && place.y() + LINE <= height - BOTTOM + 7;
        return inside && taken.stream().noneMatch(place::meets);
    }

    private String summary() {
        long survivable = dots.stream().filter(dot -> dot.risk() <= limit).count();
        return Messages.get(
                "policies.chart.summary",
                dots.stream().map(Dot::words).collect(Collectors.joining("; ")),
                survivable,
                dots.size(),
                PolicyFigures.percent(limit));
    }

    private Picture.Twin twin() {
        return new Picture.Twin(
                List.of(
                        Messages.get("policies.table.policy"),
                        Messages.get("policies.table.cost"),
                        Messages.get("policies.table.risk")),
                dots.stream()
                        .map(dot -> List.of(
                                dot.name(), PolicyFigures.seconds(dot.seconds()), PolicyFigures.percent(dot.risk())))
                        .toList());
    }

    private List<Picture.Spot> spots() {
        return dots.stream()
                .map(dot ->
                        new Picture.Spot(x(dot) - REACH / 2, y(dot) - REACH / 2, REACH, REACH, dot.words(), dot.name()))
                .toList();
    }
}
