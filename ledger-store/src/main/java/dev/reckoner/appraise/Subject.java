package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;

/**
 * What a finding is about.
 *
 * @param kind claim or evidence item
 * @param id its id
 */
public record Subject(Kind kind, Digest id) {
    /** What a subject is. */
    public enum Kind {
        /** A claim. */
        CLAIM,
        /** An evidence item on its own. */
        EVIDENCE
    }

    /** A claim as a subject. */
    public static Subject claim(Digest id) {
        return new Subject(Kind.CLAIM, id);
    }

    /** An evidence item as a subject. */
    public static Subject evidence(Digest id) {
        return new Subject(Kind.EVIDENCE, id);
    }
}
