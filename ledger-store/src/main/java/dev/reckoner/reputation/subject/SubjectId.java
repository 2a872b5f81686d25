package dev.reckoner.reputation.subject;

import java.util.Comparator;

/**
 * Somebody or something with a reputation.
 *
 * @param kind what it is
 * @param name a party's id, a model's name and version, or a build's id
 */
public record SubjectId(SubjectKind kind, String name) implements Comparable<SubjectId> {
    private static final Comparator<SubjectId> ORDER =
            Comparator.comparing(SubjectId::kind).thenComparing(SubjectId::name);

    @Override
    public int compareTo(SubjectId other) {
        return ORDER.compare(this, other);
    }
}
