package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.explain.Explanation.Kind;

/** Hears how a search goes on, on the thread that searches. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (kind, label, runs) -> {};

    /**
     * A hypothesis is about to be tried.
     *
     * @param kind what it is about
     * @param label what it is, for a person
     * @param runs how many times a model was run before
     */
    void trying(Kind kind, String label, int runs);

    /**
     * So much of the search is done; the rest may not be needed.
     *
     * @param share of the kinds of hypotheses, from 0 to 1
     */
    default void done(double share) {}
}
