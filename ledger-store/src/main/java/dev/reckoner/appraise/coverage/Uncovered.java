package dev.reckoner.appraise.coverage;

import java.util.Optional;

/**
 * Something about a response that no signature covers.
 *
 * @param id stable, for example {@code request.seed}
 * @param sentence what that means, one sentence
 */
public record Uncovered(String id, String sentence) {
    private static final String MEMBER = "request.";

    /** A member of the request, by its id; empty where the id is of something else. */
    static Optional<Uncovered> named(String id) {
        return id.startsWith(MEMBER) ? Optional.of(member(id.substring(MEMBER.length()))) : Optional.empty();
    }

    /** A member of the request that no generation hashes. */
    static Uncovered member(String name) {
        return new Uncovered(MEMBER + name, "The request's " + name + " is not hashed and can have been another.");
    }
}
