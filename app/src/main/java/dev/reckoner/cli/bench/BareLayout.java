package dev.reckoner.cli.bench;

import dev.reckoner.ui.graph.GraphContent;
import dev.reckoner.ui.graph.GraphEdge;
import dev.reckoner.ui.graph.GraphNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortAlignment;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Eclipse's layout engine by itself, with the same graph and the same options. */
final class BareLayout {
    private final ElkNode root = ElkGraphUtil.createGraph();

    BareLayout(GraphContent content) {
        LayoutMetaDataService.getInstance();
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.INTERACTIVE);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
        root.setProperty(LayeredOptions.SPACING_PORT_PORT, 0.0);
        Map<String, ElkNode> nodes = new HashMap<>();
        for (GraphNode node : content.nodes()) {
            ElkNode made = ElkGraphUtil.createNode(root);
            made.setDimensions(112, 40);
            made.setX(node.column() * 144);
            made.setProperty(LayeredOptions.PORT_ALIGNMENT_DEFAULT, PortAlignment.CENTER);
            nodes.put(node.id(), made);
        }
        for (GraphEdge edge : content.edges()) {
            ElkGraphUtil.createSimpleEdge(
                    Objects.requireNonNull(nodes.get(edge.from())), Objects.requireNonNull(nodes.get(edge.to())));
        }
    }

    /** Lays out; once. */
    void run() {
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    }

    /** How high it came out, pixels. */
    double height() {
        return root.getHeight();
    }
}
