package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.grade.Grade;
import java.util.ArrayList;
import java.util.List;

/**
 * That one node came from another.
 *
 * @param from the later of them
 * @param to the earlier
 * @param role the part that the second plays, such as {@code ran} or {@code asked}; empty text where the relation says it
 * @param grade how sure it is
 * @param grounds the findings that it rests on; of an edge that many claims speak of, of the first of them
 */
public record Edge(Relation relation, NodeId from, NodeId to, String role, Grade grade, List<Finding> grounds) {
    private static final int MOST_GROUNDS = 20;

    public Edge {
        grounds = List.copyOf(grounds);
    }

    /** What tells edges apart. */
    record Ends(Relation relation, NodeId from, NodeId to, String role) {}

    Ends ends() {
        return new Ends(relation, from, to, role);
    }

    /** What two claims say of the same two nodes. */
    Edge with(Edge other) {
        var all = new ArrayList<>(grounds);
        other.grounds.stream().filter(ground -> !all.contains(ground)).forEach(all::add);
        return new Edge(
                relation, from, to, role, grade.with(other.grade), all.subList(0, Math.min(MOST_GROUNDS, all.size())));
    }
}
