package dev.reckoner.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortAlignment;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * The heights of nodes and edges by Eclipse's layered layout: order in the columns by sweeps, heights after Brandes and Köpf (Graph
 * Drawing 2001). A layer is a column: it is given by where nodes stand already, which is what the engine's interactive layering
 * goes by. The engine's partitions would give the same layers; they take three times as long, since they join every node of a
 * column with every one of the next, and the order within comes out otherwise every time.
 */
final class LayeredEngine {
    private static final double EDGE_FROM_NODE = 12;
    private static final double EDGE_FROM_EDGE = 8;
    /** The sweeps begin in an order that is drawn by lot, the same one every time. */
    private static final int SEED = 1;
    /** Of more nodes nobody sees the order, and the engine compares each with each. */
    private static final int ORDERED = 500;

    static {
        // What the options stand for is registered when the service is first asked for.
        LayoutMetaDataService.getInstance();
    }

    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();
    private final ElkNode root = ElkGraphUtil.createGraph();

    /** Links lead from the node of an index to another in a later column. */
    LayeredEngine(int[] columns, List<PlacedColumn> places, List<Link> links) {
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.INTERACTIVE);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(LayeredOptions.RANDOM_SEED, SEED);
        if (columns.length <= ORDERED) {
            // Where crossings leave a choice, what is named first stands above.
            root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        }
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, Grid.ROW_GAP);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, EDGE_FROM_NODE);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, EDGE_FROM_EDGE);
        root.setProperty(LayeredOptions.SPACING_PORT_PORT, 0.0);
        for (int column : columns) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(places.get(column).width(), Grid.NODE_HEIGHT);
            node.setX(places.get(column).x());
            // All edges meet a node half-way up, as they are drawn, so that a straight one is straight.
            node.setProperty(LayeredOptions.PORT_ALIGNMENT_DEFAULT, PortAlignment.CENTER);
            nodes.add(node);
        }
        for (Link link : links) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to())));
        }
    }

    /** From the node of an index to that of another. */
    record Link(int from, int to) {}

    /** Lays out; returns early, with nothing of use, once it is cancelled. */
    void run(BooleanSupplier cancelled) {
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return cancelled.getAsBoolean();
            }
        });
    }

    /** The upper edge of a node. */
    double y(int node) {
        return nodes.get(node).getY();
    }

    /** How high an edge passes the middle of a column, of which any node is given. */
    double passes(int edge, int nodeOfColumn) {
        ElkNode of = nodes.get(nodeOfColumn);
        double x = of.getX() + of.getWidth() / 2;
        ElkEdgeSection section = edges.get(edge).getSections().getFirst();
        double beforeX = section.getStartX();
        double beforeY = section.getStartY();
        for (ElkBendPoint bend : section.getBendPoints()) {
            if (bend.getX() >= x) {
                return between(beforeX, beforeY, bend.getX(), bend.getY(), x);
            }
            beforeX = bend.getX();
            beforeY = bend.getY();
        }
        return between(beforeX, beforeY, section.getEndX(), section.getEndY(), x);
    }

    private static double between(double x1, double y1, double x2, double y2, double x) {
        return x2 <= x1 ? y2 : y1 + (y2 - y1) * (x - x1) / (x2 - x1);
    }
}
