package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Icon;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signs at the upper right corner of a node, side by side, the gravest at the right. */
final class NodeSigns {
    private static final double HEIGHT = 18;
    private static final double ICON = 12;
    private static final double EDGE = 4;
    private static final double GAP = 2;
    /** How far they reach out of the node to the right. */
    private static final double OUT = 6;

    private static final double ABOVE = 10;
    private static final double BASELINE = 13;

    private final double top;
    private final List<Shape> shapes = new ArrayList<>();
    private double free;

    private NodeSigns(PlacedNode placed) {
        this.top = placed.y() - ABOVE;
        this.free = placed.area().right() + OUT;
    }

    static List<Shape> of(PlacedNode placed) {
        var signs = new NodeSigns(placed);
        mark(placed.node()).ifPresent(signs::mark);
        if (placed.node().shared() > 1) {
            signs.shared(placed.node().shared());
        }
        return signs.shapes;
    }

    /** Red alone would not do: what is contradicted or accused has a sign even where none was asked for. */
    private static Optional<Mark> mark(GraphNode node) {
        return node.mark().or(() -> switch (node.emphasis()) {
            case CONTRADICTED, ACCUSED -> Optional.of(Mark.CONTRADICTED);
            case NONE, LIT, SELECTED, BLAST -> Optional.empty();
        });
    }

    private void mark(Mark mark) {
        double x = plate(ICON + 2 * EDGE, "contraindicated");
        icon(x, mark.icon(), "contraindicated");
    }

    private void shared(int by) {
        String count = Integer.toString(by);
        double x = plate(ICON + Letters.width(count, Face.FIGURE) + 3 * EDGE, "warning");
        icon(x, Icons.SHARED, "warning");
        shapes.add(new Words(x + 2 * EDGE + ICON, top + BASELINE, count, "warning", Face.FIGURE, Anchor.START));
    }

    /** The ground of the next sign; gives its left edge. */
    private double plate(double width, String colour) {
        double wide = Math.ceil(width);
        double x = free - wide;
        shapes.add(new Plate(
                x, top, wide, HEIGHT, 3, Optional.of("panel"), Optional.of(new Stroke(colour, 1, Dash.NONE))));
        free = x - GAP;
        return x;
    }

    private void icon(double x, Icons sign, String colour) {
        shapes.add(new Icon(x + EDGE, top + (HEIGHT - ICON) / 2, ICON, sign.literal(), colour));
    }
}
