package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;

/** Hypotheses of one kind. */
interface Family {
    /** What they are about. */
    Kind kind();

    /**
     * Tries all of them, so that they are ranked fairly among each other.
     *
     * @throws ExecutionException if the search is cancelled or nothing can be run at all
     */
    void tryAll(Trial trial) throws ExecutionException;
}
