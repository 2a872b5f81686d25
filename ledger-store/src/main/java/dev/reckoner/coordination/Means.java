package dev.reckoner.coordination;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something that parties use. Two are the same if kind and id are, whatever they are called.
 *
 * @param kind what it is
 * @param id what tells it from others of its kind, in one way of writing it
 * @param label what people call it
 */
public record Means(MeansKind kind, String id, String label) implements Comparable<Means> {
    private static final Comparator<Means> ORDER =
            Comparator.comparing(Means::kind).thenComparing(Means::id);

    public Means {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A means needs an id.");
        }
    }

    @Override
    public int compareTo(Means other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Means means && kind == means.kind && id.equals(means.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, id);
    }
}
