package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.CanvasPainter;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.look.Tokens;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The whole of a graph in small, with a frame around what is in sight; a click or a drag moves it. The nodes are painted once for a
 * graph and a look, not for every frame.
 */
final class Minimap extends Region {
    static final double WIDTH = 168;
    static final double HEIGHT = 104;
    private static final double EDGE = 8;
    /** A graph that is far higher than wide is stretched, or it would be a line. */
    private static final double MOST_STRETCH = 24;

    private static final double LEAST_NODE = 1.5;

    private final Canvas nodes = new Canvas(WIDTH, HEIGHT);
    private final Canvas frame = new Canvas(WIDTH, HEIGHT);
    private Optional<LaidOut> shown = Optional.empty();
    private Optional<Tokens> painted = Optional.empty();
    private double scaleX = 1;
    private double scaleY = 1;

    /** Calls back with the point of the picture that is to come into the middle. */
    Minimap(BiConsumer<Double, Double> moved) {
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        resize(WIDTH, HEIGHT);
        setManaged(false);
        setVisible(false);
        setCursor(Cursor.CROSSHAIR);
        getChildren().addAll(nodes, frame);
        addEventHandler(MouseEvent.ANY, event -> {
            boolean moves = event.getEventType() == MouseEvent.MOUSE_PRESSED
                    || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
            if (moves && event.isPrimaryButtonDown()) {
                moved.accept(pictureX(event.getX()), pictureY(event.getY()));
            }
            event.consume();
        });
    }

    private double pictureX(double x) {
        return (x - left()) / scaleX;
    }

    private double pictureY(double y) {
        return (y - top()) / scaleY;
    }

    private double left() {
        return (WIDTH - shown.map(LaidOut::width).orElse(0.0) * scaleX) / 2;
    }

    private double top() {
        return (HEIGHT - shown.map(LaidOut::height).orElse(0.0) * scaleY) / 2;
    }

    /** Shows where the viewport is; hides where it has all in sight. */
    void show(LaidOut graph, Viewport view, Tokens tokens) {
        setVisible(!view.seen().grown(1).holds(graph.area()));
        if (!isVisible()) {
            return;
        }
        if (!shown.equals(Optional.of(graph)) || !painted.equals(Optional.of(tokens))) {
            shown = Optional.of(graph);
            painted = Optional.of(tokens);
            scale(graph);
            paint(graph, tokens);
        }
        frame(view, tokens);
    }

    private void scale(LaidOut graph) {
        double x = (WIDTH - 2 * EDGE) / graph.width();
        double y = (HEIGHT - 2 * EDGE) / graph.height();
        scaleX = Math.min(x, y * MOST_STRETCH);
        scaleY = Math.min(y, x * MOST_STRETCH);
    }

    private void paint(LaidOut graph, Tokens tokens) {
        var out = nodes.getGraphicsContext2D();
        out.setFill(tokens.colour("header"));
        out.fillRect(0, 0, WIDTH, HEIGHT);
        var painter = CanvasPainter.on(out, tokens);
        graph.nodes().forEach(node -> painter.paint(small(node)));
        painter.paint(Box.outlined(0, 0, WIDTH, HEIGHT, "line"));
    }

    private Shape small(PlacedNode node) {
        String colour = switch (node.node().emphasis()) {
            case NONE -> node.node().shared() > 1 ? "fill-warning" : "fill-none";
            case LIT, SELECTED -> "accent";
            case BLAST -> "fill-warning";
            case CONTRADICTED, ACCUSED -> "fill-contraindicated";
        };
        return Box.filled(
                left() + node.x() * scaleX,
                top() + node.y() * scaleY,
                Math.max(LEAST_NODE, node.width() * scaleX),
                Math.max(LEAST_NODE, Grid.NODE_HEIGHT * scaleY),
                colour);
    }

    private void frame(Viewport view, Tokens tokens) {
        var out = frame.getGraphicsContext2D();
        out.clearRect(0, 0, WIDTH, HEIGHT);
        Area seen = view.seen();
        double x = Math.clamp(left() + seen.x() * scaleX, 2, WIDTH - 6);
        double y = Math.clamp(top() + seen.y() * scaleY, 2, HEIGHT - 6);
        double right = Math.clamp(left() + seen.right() * scaleX, x + 4, WIDTH - 2);
        double bottom = Math.clamp(top() + seen.bottom() * scaleY, y + 4, HEIGHT - 2);
        var painter = CanvasPainter.on(out, tokens);
        painter.paint(Box.outlined(x, y, right - x, bottom - y, "accent"));
        painter.paint(Box.outlined(x + 1, y + 1, Math.max(1, right - x - 2), Math.max(1, bottom - y - 2), "accent"));
    }
}
