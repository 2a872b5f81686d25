package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.CanvasPainter;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Tokens;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;

/** Paints what is in sight of a graph. */
final class GraphPainter {
    private static final double RING = 2;
    private static final double RING_OUT = 3;
    private static final double TITLE_LINE = 20;
    /** Narrower, a title says nothing. */
    private static final double LEAST_TITLE = 36;

    private final GraphicsContext out;
    private final Tokens tokens;
    private final Viewport view;

    GraphPainter(GraphicsContext out, Tokens tokens, Viewport view) {
        this.out = out;
        this.tokens = tokens;
        this.view = view;
    }

    /** The ground, over all that was there. */
    void ground() {
        out.setFill(tokens.colour("panel"));
        out.fillRect(0, 0, view.width(), view.height());
    }

    /** Shapes of the picture. At 100 % its pixels are those of the screen, so that hairlines are sharp. */
    void shapes(List<Shape> shapes) {
        out.save();
        out.translate(Math.rint(view.screenX(0)), Math.rint(view.screenY(0)));
        out.scale(view.zoom(), view.zoom());
        shapes.forEach(CanvasPainter.on(out, tokens, view.zoom(), view.seen())::paint);
        out.restore();
    }

    /** Around the node where the keyboard is, else around the whole. */
    void ring(Optional<PlacedNode> selected) {
        Area at = selected.map(node -> view.onScreen(node.area()).grown(RING_OUT))
                .orElseGet(() -> new Area(0, 0, view.width(), view.height()).grown(-RING));
        out.setStroke(tokens.colour("focus"));
        out.setLineWidth(RING);
        out.setLineDashes();
        out.strokeRect(at.x(), at.y(), at.width(), at.height());
    }

    /** The titles of the columns at the upper edge, under which the picture passes. */
    void titles(List<PlacedColumn> columns) {
        out.setFill(tokens.colour("panel"));
        out.fillRect(0, 0, view.width(), Viewport.TITLES);
        var painter = CanvasPainter.on(out, tokens);
        if (view.pictureY(Viewport.TITLES) > Grid.HEAD - Grid.MARGIN + 1) {
            painter.paint(Line.thin(0, Viewport.TITLES, view.width(), Viewport.TITLES, "line"));
        }
        for (PlacedColumn column : columns) {
            double room = (column.width() + Grid.COLUMN_GAP - 8) * view.zoom();
            if (room >= LEAST_TITLE) {
                painter.paint(new Words(
                        Math.rint(view.screenX(column.centre())),
                        TITLE_LINE,
                        Letters.fit(column.title(), room, Face.CAPTION),
                        "text-2",
                        Face.CAPTION,
                        Anchor.MIDDLE));
            }
        }
    }
}
