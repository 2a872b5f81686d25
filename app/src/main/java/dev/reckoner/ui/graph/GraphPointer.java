package dev.reckoner.ui.graph;

import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;

/** The pointer on a graph: dragging moves it, the wheel zooms it where the pointer is, a click selects. */
final class GraphPointer {
    /** The wheel reports about 40 for a notch; this many double the size. */
    private static final double DOUBLES = 160;

    private final GraphCanvas graph;
    private final Canvas canvas;
    private final Tooltip tip = new Tooltip();
    private double lastX;
    private double lastY;

    GraphPointer(GraphCanvas graph, Canvas canvas) {
        this.graph = graph;
        this.canvas = canvas;
        tip.setShowDelay(Duration.millis(120));
        canvas.setOnMouseMoved(this::moved);
        canvas.setOnMouseExited(event -> point(Pointed.NOTHING));
        canvas.setOnMousePressed(this::pressed);
        canvas.setOnMouseDragged(this::dragged);
        canvas.setOnMouseReleased(event -> moved(event));
        canvas.setOnMouseClicked(this::clicked);
        canvas.setOnScroll(this::scrolled);
        canvas.setOnZoom(this::pinched);
    }

    private void moved(MouseEvent event) {
        point(at(event));
    }

    private Pointed at(MouseEvent event) {
        return graph.picture()
                .map(picture -> Pointed.at(picture, graph.view(), event.getX(), event.getY()))
                .filter(pointed -> event.getY() > Viewport.TITLES)
                .orElse(Pointed.NOTHING);
    }

    private void point(Pointed now) {
        boolean other = !now.equals(graph.pointed());
        graph.point(now);
        canvas.setCursor(now.node().isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        if (other) {
            tell(now);
        }
    }

    /** The words are those that the keyboard brings as well; the tooltip only brings them to the pointer. */
    private void tell(Pointed now) {
        tip.hide();
        Tooltip.uninstall(canvas, tip);
        graph.picture()
                .map(picture -> now.words(picture.neighbours()))
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> {
                    tip.setText(words);
                    Tooltip.install(canvas, tip);
                });
    }

    private void pressed(MouseEvent event) {
        graph.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void dragged(MouseEvent event) {
        point(Pointed.NOTHING);
        canvas.setCursor(Cursor.CLOSED_HAND);
        double right = event.getX() - lastX;
        double down = event.getY() - lastY;
        graph.look(view -> view.moved(right, down));
        lastX = event.getX();
        lastY = event.getY();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Pointed pointed = at(event);
        pointed.edge().ifPresent(graph::choose);
        pointed.node().ifPresent(node -> {
            if (event.getClickCount() == 2) {
                graph.activate(node);
            } else {
                graph.choose(node);
            }
        });
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown()) {
            graph.look(view -> view.moved(event.getDeltaX() + event.getDeltaY(), 0));
        } else {
            zoom(Math.pow(2, event.getDeltaY() / DOUBLES), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        zoom(event.getZoomFactor(), event.getX(), event.getY());
        event.consume();
    }

    private void zoom(double factor, double x, double y) {
        graph.look(view -> view.zoomed(factor, x, y));
    }
}
