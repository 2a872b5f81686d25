package dev.reckoner.appraise.coverage;

/**
 * Something about a response that no signature covers.
 *
 * @param id stable, for example {@code request.seed}
 * @param sentence what that means, one sentence
 */
public record Uncovered(String id, String sentence) {
    /** A member of the request that no generation hashes. */
    static Uncovered member(String name) {
        return new Uncovered("request." + name, "The request's " + name + " is not hashed and can have been another.");
    }
}
