package dev.reckoner.ui.graph;

import java.util.Optional;

/**
 * A node of a graph.
 *
 * @param id by which edges name it
 * @param title its whole name; where it does not fit it is drawn with its beginning and its end
 * @param second what it is, in a word or two
 * @param icon literal of its icon, as {@link dev.reckoner.ui.look.Icons#literal()} has it
 * @param column in which it stands, from 0
 * @param mark a sign at its corner
 * @param shared by how many it is used; from 2 on that stands at its corner
 */
public record GraphNode(
        String id,
        String title,
        String second,
        NodeForm form,
        String icon,
        int column,
        Emphasis emphasis,
        Optional<Mark> mark,
        int shared) {
    /** A node of which nothing is said beside what it is. */
    public GraphNode(String id, String title, String second, NodeForm form, String icon, int column) {
        this(id, title, second, form, icon, column, Emphasis.NONE, Optional.empty(), 1);
    }

    /** The same with that emphasis. */
    public GraphNode with(Emphasis other) {
        return new GraphNode(id, title, second, form, icon, column, other, mark, shared);
    }
}
