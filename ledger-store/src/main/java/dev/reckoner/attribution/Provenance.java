package dev.reckoner.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes and the edges between them. Every edge leads between nodes that are there.
 *
 * @param nodes in the order in which they were first spoken of, each once
 * @param edges likewise
 */
public record Provenance(List<Node> nodes, List<Edge> edges) {
    /** Nothing. */
    public static final Provenance EMPTY = new Provenance(List.of(), List.of());

    public Provenance {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** All of these together: what several say of one node or edge is put together. */
    public static Provenance together(Collection<Provenance> parts) {
        var all = new Gathering();
        parts.forEach(part -> {
            part.nodes.forEach(all::node);
            part.edges.forEach(all::edge);
        });
        return all.gathered();
    }

    /** The node of that id. */
    public Optional<Node> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The edges from that node. */
    public List<Edge> from(NodeId id) {
        return edges.stream().filter(edge -> edge.from().equals(id)).toList();
    }

    /** The edges to that node. */
    public List<Edge> to(NodeId id) {
        return edges.stream().filter(edge -> edge.to().equals(id)).toList();
    }

    /** Nodes and edges as they are found. */
    static final class Gathering {
        private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
        private final Map<Edge.Ends, Edge> edges = new LinkedHashMap<>();

        NodeId node(Node node) {
            nodes.merge(node.id(), node, Node::with);
            return node.id();
        }

        void edge(Edge edge) {
            edges.merge(edge.ends(), edge, Edge::with);
        }

        Provenance gathered() {
            return new Provenance(new ArrayList<>(nodes.values()), new ArrayList<>(edges.values()));
        }
    }
}
