package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Way;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/** The keyboard on a graph: arrows follow edges, with Shift they move the picture; Enter opens, F fits, + and - zoom, T lists. */
final class GraphKeys {
    private static final double MOVES = 64;

    private final GraphCanvas graph;
    private String before = "";

    GraphKeys(GraphCanvas graph) {
        this.graph = graph;
        graph.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean done = !event.isShortcutDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && Way.of(event.getCode())
                        .map(way -> arrow(way, event.isShiftDown()))
                        .orElseGet(() -> key(event));
        if (done) {
            event.consume();
        }
    }

    private boolean arrow(Way way, boolean shift) {
        if (shift) {
            graph.look(view -> view.moved(-MOVES * way.right(), -MOVES * way.down()));
        } else {
            go(way);
        }
        return true;
    }

    private void go(Way way) {
        Optional<PlacedNode> here = graph.selectedNode();
        Optional<PlacedNode> next = graph.picture()
                .map(GraphPicture::neighbours)
                .flatMap(neighbours -> here.isEmpty() ? neighbours.first() : neighbours.from(here.get(), way, before));
        next.ifPresent(node -> {
            before = here.map(it -> it.node().id()).orElse("");
            graph.choose(node);
        });
    }

    private boolean key(KeyEvent event) {
        return switch (event.getCode()) {
            case ENTER -> enter();
            case F -> does(graph::fit);
            case T -> does(graph::table);
            case PLUS, EQUALS, ADD -> does(graph::zoomIn);
            case MINUS, SUBTRACT -> does(graph::zoomOut);
            default ->
                // On many keyboards the sign is not on a key of its own.
                switch (event.getText()) {
                    case "+" -> does(graph::zoomIn);
                    case "-" -> does(graph::zoomOut);
                    default -> false;
                };
        };
    }

    private boolean enter() {
        graph.selectedNode().ifPresent(graph::activate);
        return graph.selectedNode().isPresent();
    }

    private static boolean does(Runnable action) {
        action.run();
        return true;
    }
}
