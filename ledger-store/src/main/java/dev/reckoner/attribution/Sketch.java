package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.attribution.Neighbourhood.Fold;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.attribution.Neighbourhood.Path;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.grade.Grade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes and links of a neighbourhood as they are found: whatever is found again stands out as it did most. */
final class Sketch {
    private final Map<NodeId, Shown> nodes = new LinkedHashMap<>();
    private final Map<Ends, Link> links = new LinkedHashMap<>();
    private final Map<NodeId, Path> paths = new LinkedHashMap<>();

    private record Ends(NodeId from, NodeId to) {}

    void node(Node node, String second, Light light) {
        node(node.id(), node.label(), second, Column.of(node.id().kind()), light);
    }

    void node(NodeId id, String name, String second, Column column, Light light) {
        put(new Shown(id, name, second, column, light, false, 1, Optional.empty()));
    }

    void fold(NodeId id, String second, Column column, Light light, Fold fold) {
        put(new Shown(id, fold.more() + " more", second, column, light, false, 1, Optional.of(fold)));
    }

    private void put(Shown shown) {
        nodes.merge(
                shown.id(), shown, (was, now) -> was.light().compareTo(now.light()) >= 0 ? was : was.with(now.light()));
    }

    boolean has(NodeId id) {
        return nodes.containsKey(id);
    }

    /** How many parties use a thing. */
    void shared(NodeId id, int parties) {
        nodes.computeIfPresent(
                id,
                (any, was) -> new Shown(
                        id, was.name(), was.second(), was.column(), was.light(), was.isolated(), parties, was.fold()));
    }

    void isolated(NodeId id) {
        nodes.computeIfPresent(
                id,
                (any, was) -> new Shown(
                        id, was.name(), was.second(), was.column(), was.light(), true, was.shared(), was.fold()));
    }

    /** A link, where both its ends are there. */
    void link(NodeId from, NodeId to, String words, Grade grade, Light light, List<Finding> grounds) {
        link(new Link(from, to, words, grade, light, grounds, ""));
    }

    void link(Link link) {
        if (has(link.from()) && has(link.to()) && !link.from().equals(link.to())) {
            links.merge(new Ends(link.from(), link.to()), link, Sketch::together);
        }
    }

    private static Link together(Link was, Link now) {
        var grounds = new ArrayList<>(was.grounds());
        now.grounds().stream().filter(ground -> !grounds.contains(ground)).forEach(grounds::add);
        return new Link(
                was.from(),
                was.to(),
                was.words(),
                was.grade().with(now.grade()),
                was.light().compareTo(now.light()) >= 0 ? was.light() : now.light(),
                grounds,
                was.rests().isEmpty() ? now.rests() : was.rests());
    }

    void path(Path path) {
        paths.putIfAbsent(path.answer(), path);
    }

    Set<NodeId> ids() {
        return Set.copyOf(nodes.keySet());
    }

    Neighbourhood finished(NodeId focus, String sentence, long nodesOfCase) {
        return new Neighbourhood(
                focus,
                sentence,
                List.copyOf(nodes.values()),
                List.copyOf(links.values()),
                List.copyOf(paths.values()),
                nodesOfCase);
    }
}
