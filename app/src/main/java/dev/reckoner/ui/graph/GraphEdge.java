package dev.reckoner.ui.graph;

/**
 * An edge between two nodes. It is drawn from the left one to the right one, whichever it leads from.
 *
 * @param from the node that it leads from
 * @param to the node that it leads to
 * @param words what the one has to do with the other
 */
public record GraphEdge(String from, String to, EdgeGrade grade, EdgeEmphasis emphasis, String words) {
    /** An edge of which nothing is said beside its grade. */
    public GraphEdge(String from, String to, EdgeGrade grade, String words) {
        this(from, to, grade, EdgeEmphasis.NONE, words);
    }

    /** The end that is not that node. */
    String other(String end) {
        return from.equals(end) ? to : from;
    }
}
