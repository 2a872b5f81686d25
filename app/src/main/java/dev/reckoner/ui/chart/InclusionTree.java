package dev.reckoner.ui.chart;

import dev.reckoner.audit.InclusionPath;
import dev.reckoner.audit.InclusionPath.Level;
import dev.reckoner.audit.InclusionPath.Side;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.LeafRange;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of an entry through the Merkle tree, the root on top: what was recomputed thick, what the tree gave thin. Levels for
 * which there is no room are folded; the table has them all.
 */
public final class InclusionTree {
    private static final double NODE = 88;
    private static final double HIGH = 24;
    private static final double TOP = 16;
    /** Under the leaf stands what it is. */
    private static final double BOTTOM = 28;

    private static final double LEAST_STEP = 44;
    private static final double MOST_STEP = 56;
    private static final double SPREAD = 92;
    private static final double EDGE = 12;
    private static final double THICK = 2.5;
    /** Rows of nodes without which a path cannot be told: root, below it, fold, leaf. */
    private static final int LEAST_ROWS = 3;

    private final InclusionPath path;
    private final double width;
    private final double height;
    private final int steps;
    private final List<Shape> lines = new ArrayList<>();
    private final List<Shape> nodes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private InclusionTree(InclusionPath path, double width, double height) {
        this.path = path;
        this.width = width;
        this.height = height;
        this.steps = path.levels().size();
    }

    /** The picture in that size, pixels. */
    public static Picture of(InclusionPath path, double width, double height) {
        return new InclusionTree(path, width, height).draw();
    }

    private Picture draw() {
        int rows = Math.clamp((int) ((height - TOP - BOTTOM - HIGH) / LEAST_STEP) + 1, LEAST_ROWS, 64);
        int folded = Math.max(0, steps + 1 - rows);
        int drawn = Math.min(rows, steps + 1);
        double step = drawn < 2 ? 0 : Math.min(MOST_STEP, (height - TOP - BOTTOM - HIGH) / (drawn - 1));
        double x = Math.clamp(width / 2 + SPREAD / 2, least(), most());
        double y = TOP;
        recomputed(steps, x, y);
        int level = steps;
        while (level > 0) {
            // Below the root stands the fold, so that both ends of the path are whole.
            boolean fold = folded > 0 && level == steps;
            if (fold) {
                level -= folded;
            }
            Level above = path.levels().get(level - 1);
            double left = Math.clamp(x - SPREAD, least(), most() - 2 * SPREAD);
            double right = left + 2 * SPREAD;
            boolean own = above.side() == Side.RIGHT;
            double next = own ? left : right;
            double other = own ? right : left;
            double below = y + step;
            elbow(x, y + HIGH, other, below, "control", 1, false);
            elbow(x, y + HIGH, next, below, colour(level - 1), THICK, fold);
            given(above, level, other, below);
            x = next;
            y = below;
            level--;
            recomputed(level, x, y);
        }
        foldedWords(folded);
        var all = new ArrayList<>(lines);
        all.addAll(nodes);
        return new Picture(width, height, all, summary(), twin(), spots);
    }

    private double least() {
        return EDGE + NODE / 2;
    }

    private double most() {
        return Math.max(least() + 2 * SPREAD, width - EDGE - NODE / 2);
    }

    private boolean isDamaged(int level) {
        return path.damaged().isPresent() && level >= path.damaged().getAsInt();
    }

    private String colour(int level) {
        return isDamaged(level) ? "contraindicated" : "accent";
    }

    private void elbow(double x, double from, double to, double below, String colour, double thick, boolean dashed) {
        double middle = Math.rint((from + below) / 2);
        lines.add(new Line(x, from, x, middle, colour, thick, dashed));
        double over = thick > 1 ? thick / 2 : 0;
        lines.add(new Line(Math.min(x, to) - over, middle, Math.max(x, to) + over, middle, colour, thick, dashed));
        lines.add(new Line(to, middle, to, below, colour, thick, dashed));
    }

    /** A node of the path after so many steps; the leaf after none. */
    private void recomputed(int level, double x, double y) {
        String colour = colour(level);
        node(path.computed(level), x, y, "selected", new Stroke(colour, 2, isDamaged(level)), "text");
        if (level == steps) {
            beside(x, y, Messages.get("path.root", path.size()));
        }
        if (level == 0 && steps > 0) {
            under(x, y, Messages.get("path.entry", path.index()), "text", Face.STRONG);
        }
        spots.add(spot(x, y, words(level), "path:" + level));
    }

    private void given(Level level, int above, double x, double y) {
        node(level.given(), x, y, "panel", new Stroke("control", 1, false), "text-3");
        if (above == 1) {
            under(x, y, covers(level.covers()), "text-3", Face.CAPTION);
        }
        spots.add(spot(
                x,
                y,
                Messages.get(
                        "path.given.words",
                        covers(level.covers()),
                        level.given().hex()),
                "given:" + above));
    }

    private void node(Digest hash, double x, double y, String fill, Stroke outline, String text) {
        nodes.add(new Plate(
                Math.rint(x - NODE / 2), Math.rint(y), NODE, HIGH, 3, Optional.of(fill), Optional.of(outline)));
        String hex = hash.hex();
        nodes.add(new Words(
                Math.rint(x),
                Math.rint(y) + 16,
                hex.substring(0, 4) + "…" + hex.substring(hex.length() - 2),
                text,
                Face.FIGURE,
                Anchor.MIDDLE));
    }

    private void beside(double x, double y, String text) {
        boolean right = x + NODE / 2 + 10 + Letters.width(text, Face.STRONG) < width - EDGE;
        nodes.add(new Words(
                right ? x + NODE / 2 + 10 : x - NODE / 2 - 10,
                y + 16,
                text,
                "text",
                Face.STRONG,
                right ? Anchor.START : Anchor.END));
    }

    private void under(double x, double y, String text, String colour, Face face) {
        nodes.add(new Words(x, y + HIGH + 16, text, colour, face, Anchor.MIDDLE));
    }

    private void foldedWords(int folded) {
        if (folded > 0) {
            nodes.add(new Words(
                    EDGE, TOP + 12, Messages.get("path.levels", steps), "text-3", Face.CAPTION, Anchor.START));
            nodes.add(new Words(
                    EDGE, TOP + 28, Messages.get("path.folded", folded), "text-3", Face.CAPTION, Anchor.START));
        }
    }

    private static Picture.Spot spot(double x, double y, String words, String target) {
        return new Picture.Spot(x - NODE / 2, y, NODE, HIGH, words, target);
    }

    private String words(int level) {
        String key = isDamaged(level)
                ? "path.differs.words"
                : level == 0 ? "path.leaf.words" : level == steps ? "path.root.words" : "path.computed.words";
        return Messages.get(key, level, path.computed(level).hex());
    }

    private static String covers(LeafRange range) {
        return range.size() == 1
                ? Messages.get("path.entry", range.start())
                : Messages.get("path.entries", range.start(), range.end() - 1);
    }

    private String summary() {
        return path.included()
                ? Messages.get("path.summary", path.index(), steps, path.size())
                : Messages.get(
                        "path.summary.damaged", path.index(), path.damaged().orElse(steps));
    }

    private Picture.Twin twin() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("0", Messages.get("path.twin.leaf"), "", path.leaf().hex()));
        for (int i = 0; i < steps; i++) {
            Level level = path.levels().get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Messages.get(level.side() == Side.LEFT ? "path.twin.left" : "path.twin.right") + ", "
                            + covers(level.covers()),
                    level.given().hex(),
                    level.computed().hex()));
        }
        return new Picture.Twin(
                List.of(
                        Messages.get("path.twin.level"),
                        Messages.get("path.twin.side"),
                        Messages.get("path.twin.given"),
                        Messages.get("path.twin.computed")),
                rows);
    }
}
