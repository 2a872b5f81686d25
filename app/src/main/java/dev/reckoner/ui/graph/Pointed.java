package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is under the pointer: a node, else an edge, else nothing. */
record Pointed(Optional<PlacedNode> node, Optional<PlacedEdge> edge) {
    static final Pointed NOTHING = new Pointed(Optional.empty(), Optional.empty());
    /** How near to an edge the pointer must be, pixels on the screen. */
    private static final double REACH = 5;

    /** At a point of the screen. */
    static Pointed at(GraphPicture picture, Viewport view, double screenX, double screenY) {
        double x = view.pictureX(screenX);
        double y = view.pictureY(screenY);
        Optional<PlacedNode> node = picture.nodeAt(x, y);
        return new Pointed(node, node.isPresent() ? Optional.empty() : picture.edgeAt(x, y, REACH / view.zoom()));
    }

    /** What is painted over the picture: it with all that it is joined to. */
    List<Shape> raised(Neighbours neighbours) {
        var shapes = new ArrayList<Shape>();
        edge.ifPresent(it -> shapes.add(EdgeShapes.pointed(it)));
        node.ifPresent(it -> {
            neighbours.edges(it.node().id()).forEach(joined -> shapes.add(EdgeShapes.pointed(joined)));
            shapes.addAll(NodeShapes.pointed(it));
        });
        return shapes;
    }

    /** What is said of it; empty text of nothing. */
    String words(Neighbours neighbours) {
        return node.map(it -> GraphWords.of(it, neighbours))
                .or(() -> edge.map(it -> GraphWords.of(it, neighbours)))
                .orElse("");
    }
}
