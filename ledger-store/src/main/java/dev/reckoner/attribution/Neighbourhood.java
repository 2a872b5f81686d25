package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the graph around what is looked at, with folds for the rest. Edges lead from who consumes to who serves.
 *
 * @param focus what is looked at
 * @param sentence what it shows, in words
 * @param nodes each once
 * @param links between nodes that are there
 * @param paths of each answer that is there
 * @param nodesOfCase how many nodes the whole graph has
 */
public record Neighbourhood(
        NodeId focus, String sentence, List<Shown> nodes, List<Link> links, List<Path> paths, long nodesOfCase) {
    public Neighbourhood {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        paths = List.copyOf(paths);
    }

    /**
     * Whom and what an answer has to do with.
     *
     * @param nodes from who paid to who sold it; without the model that it is claimed to come from where that is contradicted
     * @param disproved that model
     */
    public record Path(NodeId answer, Set<NodeId> nodes, Optional<NodeId> disproved) {
        public Path {
            nodes = Set.copyOf(nodes);
        }

        boolean has(NodeId node) {
            return answer.equals(node) || nodes.contains(node);
        }
    }

    /** How a node stands out. */
    public enum Light {
        /** Not at all. */
        PLAIN,
        /** It is on the path of responsibility. */
        PATH,
        /** It is what is looked at. */
        FOCUS,
        /** It has the same fault, or came from what has. */
        TOUCHED,
        /** Evidence speaks against it. */
        CONTRADICTED
    }

    /**
     * A node, or a fold that stands for several.
     *
     * @param name its whole name
     * @param second what it is
     * @param isolated true if an isolation in force names it or touches it
     * @param shared how many parties use it; of what one uses alone, 1
     * @param fold what it stands for; empty for a node
     */
    public record Shown(
            NodeId id,
            String name,
            String second,
            Column column,
            Light light,
            boolean isolated,
            int shared,
            Optional<Fold> fold) {
        Shown with(Light other) {
            return new Shown(id, name, second, column, other, isolated, shared, fold);
        }
    }

    /**
     * What a fold stands for.
     *
     * @param claims the claims, those that are shown among them
     * @param more how many are not shown
     */
    public record Fold(ClaimCondition claims, long more) {}

    /**
     * An edge as it is drawn: it stands for one edge of the provenance, or for two in a row.
     *
     * @param words what it says, read from its left end to its right
     * @param light how it stands out
     * @param grounds the findings that it rests on
     * @param rests in words what it rests on where no finding is about it; may be empty
     */
    public record Link(
            NodeId from, NodeId to, String words, Grade grade, Light light, List<Finding> grounds, String rests) {
        public Link {
            grounds = List.copyOf(grounds);
        }

        Link with(Light other) {
            return new Link(from, to, words, grade, other, grounds, rests);
        }
    }

    /** The node of that id. */
    public Optional<Shown> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }
}
