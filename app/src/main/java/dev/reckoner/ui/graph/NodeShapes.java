package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Icon;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a node is drawn: outline by kind, icon, two lines, and signs at a corner. */
final class NodeShapes {
    private static final double ICON = 14;
    private static final double ICON_X = 10;
    private static final double TEXT_X = 29;
    /** The round ends of a pill leave less room at the sides. */
    private static final double PILL = 3;

    private static final double RIGHT = 6;
    private static final double BAR = 3;
    /** From the outline of a witness to the frame within it. */
    private static final double FRAME = 3;

    private static final double BAR_X = 5.5;
    private static final double BAR_SHORT = 8;
    private static final double FIRST_LINE = 17;
    private static final double SECOND_LINE = 31;

    private final PlacedNode placed;
    private final GraphNode node;
    private final String outline;
    private final String icon;
    private final List<Shape> shapes = new ArrayList<>();

    private NodeShapes(PlacedNode placed) {
        this.placed = placed;
        this.node = placed.node();
        // What several use is amber where nothing else is said of it: its sign and its number say the same.
        boolean shared = node.shared() > 1 && node.emphasis() == Emphasis.NONE;
        this.outline = shared ? "warning" : node.emphasis().outline();
        this.icon = shared ? "warning" : node.emphasis().icon();
    }

    /** In full. */
    static List<Shape> of(PlacedNode placed) {
        return new NodeShapes(placed).full();
    }

    /** How wide it has to be for both lines to fit whole, pixels at 100 %. */
    static double width(GraphNode node) {
        double lines = Math.max(Letters.width(node.title(), Face.STRONG), Letters.width(node.second(), Face.SMALL));
        return TEXT_X + lines + RIGHT + 2 * aside(node);
    }

    private static double aside(GraphNode node) {
        return node.form() == NodeForm.PILL ? PILL : 0;
    }

    /** As a plain box, for when it is too small to be read; what is isolated is struck out. */
    static List<Shape> plain(PlacedNode placed) {
        return new NodeShapes(placed).box();
    }

    /** Around the node that the pointer is on. */
    static List<Shape> pointed(PlacedNode placed) {
        return new NodeShapes(placed).raised();
    }

    private List<Shape> full() {
        if (node.form() == NodeForm.FOLD) {
            shapes.add(plate(Grid.SHEET, "panel", outline(Dash.SHORT)));
        }
        boolean fold = node.form() == NodeForm.FOLD;
        shapes.add(plate(
                0,
                fold ? "panel" : node.emphasis().ground(),
                fold ? outline(Dash.SHORT) : new Stroke(outline, node.emphasis().width(), Dash.NONE)));
        if (node.form() == NodeForm.FRAMED) {
            frame();
        }
        if (node.emphasis() == Emphasis.BLAST) {
            bar();
        }
        double aside = aside(node);
        shapes.add(new Icon(placed.x() + ICON_X + aside, placed.middle() - ICON / 2, ICON, node.icon(), icon));
        line(node.title(), FIRST_LINE, aside, "text", Face.STRONG);
        line(node.second(), SECOND_LINE, aside, "text-2", Face.SMALL);
        shapes.addAll(NodeSigns.of(placed));
        return List.copyOf(shapes);
    }

    private void frame() {
        shapes.add(new Plate(
                placed.x() + FRAME,
                placed.y() + FRAME,
                placed.width() - 2 * FRAME,
                Grid.NODE_HEIGHT - 2 * FRAME,
                node.form().radius(),
                Optional.empty(),
                Optional.of(new Stroke(outline, 1, Dash.NONE))));
    }

    /** What is affected is told from other nodes where grounds are alike, too. */
    private void bar() {
        double end = Math.max(BAR_SHORT, node.form().radius() * 0.7);
        shapes.add(new Line(
                placed.x() + BAR_X,
                placed.y() + end,
                placed.x() + BAR_X,
                placed.y() + Grid.NODE_HEIGHT - end,
                outline,
                BAR,
                false));
    }

    private Stroke outline(Dash dash) {
        return new Stroke(outline, Math.min(node.emphasis().width(), 1.5), dash);
    }

    private Plate plate(double by, String ground, Stroke stroke) {
        return new Plate(
                placed.x() + by,
                placed.y() + by,
                placed.width(),
                Grid.NODE_HEIGHT,
                node.form().radius(),
                Optional.of(ground),
                Optional.of(stroke));
    }

    private void line(String text, double down, double aside, String colour, Face face) {
        double room = placed.width() - TEXT_X - RIGHT - 2 * aside;
        shapes.add(new Words(
                placed.x() + TEXT_X + aside,
                placed.y() + down,
                Letters.fitMiddle(text, room, face),
                colour,
                face,
                Anchor.START));
    }

    private List<Shape> box() {
        shapes.add(new Box(
                placed.x(),
                placed.y(),
                placed.width(),
                Grid.NODE_HEIGHT,
                Optional.of(
                        node.emphasis() == Emphasis.NONE
                                ? "inset"
                                : node.emphasis().ground()),
                Optional.of(outline)));
        if (node.mark().equals(Optional.of(Mark.ISOLATED))) {
            shapes.add(new Line(
                    placed.x(),
                    placed.y() + Grid.NODE_HEIGHT,
                    placed.x() + placed.width(),
                    placed.y(),
                    outline,
                    2,
                    false));
        }
        return List.copyOf(shapes);
    }

    private List<Shape> raised() {
        Plate plate = plate(0, node.emphasis().ground(), new Stroke("text", 2, Dash.NONE));
        return List.of(new Plate(
                plate.x(),
                plate.y(),
                plate.width(),
                plate.height(),
                plate.radius(),
                Optional.empty(),
                plate.outline()));
    }
}
