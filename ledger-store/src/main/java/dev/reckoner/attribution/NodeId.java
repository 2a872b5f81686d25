package dev.reckoner.attribution;

import java.util.Comparator;

/**
 * What a node is known by.
 *
 * @param key within its kind: a digest in hexadecimal, a party's id, an address
 */
public record NodeId(NodeKind kind, String key) implements Comparable<NodeId> {
    private static final Comparator<NodeId> ORDER =
            Comparator.comparing(NodeId::kind).thenComparing(NodeId::key);

    @Override
    public int compareTo(NodeId other) {
        return ORDER.compare(this, other);
    }

    /** Kind and key in one text, unique in the graph. */
    @Override
    public String toString() {
        return kind.wireName() + ":" + key;
    }
}
