package dev.reckoner.attribution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A thing, an act or a party.
 *
 * @param label the name shown
 * @param attributes what else is known of it, by name; in an order that does not vary
 */
public record Node(NodeId id, String label, SequencedMap<String, String> attributes) {
    public Node {
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    }

    /** One of which nothing else is known. */
    public Node(NodeId id, String label) {
        this(id, label, new LinkedHashMap<>());
    }

    /** The same with one thing more. */
    public Node with(String name, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Node(id, label, more);
    }

    /** The same with what another of the same id says beside it. */
    Node with(Node other) {
        var all = new LinkedHashMap<>(other.attributes);
        all.putAll(attributes);
        return all.equals(attributes) ? this : new Node(id, label, all);
    }

    /** What is known under that name, or nothing. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
