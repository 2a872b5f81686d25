package dev.reckoner.attribution;

import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.attribution.Neighbourhood.Path;
import dev.reckoner.attribution.Neighbourhood.Shown;
import java.util.HashSet;
import java.util.Set;

/**
 * The same nodes in another light: an answer that is selected lights its path of responsibility, a party, model or build the answers
 * that it touches and what came from them. Where no answers are drawn, what is selected lights what it is tied to.
 */
public final class Lighting {
    private final Neighbourhood shown;
    private final NodeId selected;
    private final Set<NodeId> path = new HashSet<>();
    private final Set<NodeId> touched = new HashSet<>();
    private final Set<NodeId> disproved = new HashSet<>();

    private Lighting(Neighbourhood shown, NodeId selected) {
        this.shown = shown;
        this.selected = selected;
        boolean answer = shown.paths().stream().anyMatch(known -> known.answer().equals(selected));
        if (answer) {
            shown.paths().stream()
                    .filter(known -> known.answer().equals(selected))
                    .forEach(this::answer);
        } else if (shown.paths().isEmpty()) {
            tied();
        } else {
            shown.paths().stream()
                    .filter(known -> known.has(selected))
                    .map(Path::answer)
                    .forEach(touched::add);
            asDrawn();
        }
        derived();
    }

    /** Lights what the node has to do with. */
    public static Neighbourhood of(Neighbourhood shown, NodeId selected) {
        return new Lighting(shown, selected).lit();
    }

    private void answer(Path own) {
        path.add(own.answer());
        path.addAll(own.nodes());
        own.disproved().ifPresent(disproved::add);
    }

    private void tied() {
        shown.links().stream()
                .filter(link -> link.from().equals(selected) || link.to().equals(selected))
                .forEach(link -> path.addAll(Set.of(link.from(), link.to())));
    }

    /** What is looked at touches every answer that was drawn for being touched, also one whose source is not shown. */
    private void asDrawn() {
        if (selected.equals(shown.focus())) {
            shown.nodes().stream()
                    .filter(node -> isAnswer(node.id()) && node.light() == Light.TOUCHED)
                    .map(Shown::id)
                    .forEach(touched::add);
        }
    }

    /** What came from an answer that is selected or touched, and from that. */
    private void derived() {
        int before = -1;
        while (before != touched.size()) {
            before = touched.size();
            shown.links().stream()
                    .filter(this::isDerivation)
                    .filter(link -> link.to().equals(selected) || touched.contains(link.to()))
                    .map(Link::from)
                    .forEach(touched::add);
        }
    }

    private boolean isDerivation(Link link) {
        return isAnswer(link.from()) && isAnswer(link.to());
    }

    private static boolean isAnswer(NodeId node) {
        return node.kind() == NodeKind.ANSWER;
    }

    private Neighbourhood lit() {
        return new Neighbourhood(
                shown.focus(),
                shown.sentence(),
                shown.nodes().stream().map(node -> node.with(light(node))).toList(),
                shown.links().stream().map(link -> link.with(light(link))).toList(),
                shown.paths(),
                shown.nodesOfCase());
    }

    private Light light(Shown node) {
        if (node.id().equals(selected)) {
            return Light.FOCUS;
        }
        if (disproved.contains(node.id())) {
            return Light.CONTRADICTED;
        }
        if (path.contains(node.id())) {
            return Light.PATH;
        }
        boolean joins = node.shared() > 1 && node.light() == Light.TOUCHED;
        return joins || touched.contains(node.id()) ? Light.TOUCHED : Light.PLAIN;
    }

    private Light light(Link link) {
        if (path.contains(link.from()) && path.contains(link.to()) && !isDerivation(link)) {
            return Light.PATH;
        }
        if (link.from().equals(selected) && disproved.contains(link.to())) {
            return Light.CONTRADICTED;
        }
        boolean from = touched.contains(link.from()) || link.from().equals(selected);
        boolean to = touched.contains(link.to()) || link.to().equals(selected);
        return from && to || isOnTouchedPath(link) ? Light.TOUCHED : Light.PLAIN;
    }

    /** Between an answer that is touched and the party that touches it. */
    private boolean isOnTouchedPath(Link link) {
        return path.isEmpty()
                && shown.paths().stream()
                        .filter(known -> touched.contains(known.answer()) && known.has(selected))
                        .anyMatch(known -> known.has(link.from()) && known.has(link.to()) && leadsTowards(link));
    }

    /** Links on the other side of the answer lead to whoever else had to do with it. */
    private boolean leadsTowards(Link link) {
        boolean right = Column.of(selected.kind()).compareTo(Column.ANSWERS) > 0;
        var answers = Column.ANSWERS;
        return right
                ? Column.of(link.from().kind()).compareTo(answers) >= 0
                        && Column.of(link.to().kind()).compareTo(Column.of(selected.kind())) <= 0
                : Column.of(link.to().kind()).compareTo(answers) <= 0
                        && Column.of(link.from().kind()).compareTo(Column.of(selected.kind())) >= 0;
    }
}
