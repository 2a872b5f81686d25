package dev.reckoner.ui.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which layer each node of a graph without cycles stands: after all that lead to it, but no earlier than it is needed. */
final class GraphLayers {
    private GraphLayers() {}

    /**
     * Layers from 0.
     *
     * @param nodes in an order in which no link leads back
     */
    static Map<Integer, Integer> of(List<Integer> nodes, List<LayeredLayout.Link> links) {
        var layers = new HashMap<Integer, Integer>();
        for (int node : nodes) {
            layers.put(
                    node,
                    links.stream()
                            .filter(link -> link.to() == node)
                            .mapToInt(link -> layers.getOrDefault(link.from(), -1) + 1)
                            .max()
                            .orElse(0));
        }
        // What nothing leads to would stand at the far left, however late it is used.
        for (int node : nodes.reversed()) {
            if (links.stream().noneMatch(link -> link.to() == node)) {
                links.stream()
                        .filter(link -> link.from() == node)
                        .mapToInt(link -> layers.getOrDefault(link.to(), 0) - 1)
                        .min()
                        .ifPresent(layer -> layers.put(node, layer));
            }
        }
        int first = layers.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        layers.replaceAll((node, layer) -> layer - first);
        return layers;
    }
}
