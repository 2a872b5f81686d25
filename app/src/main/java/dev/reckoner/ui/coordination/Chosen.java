package dev.reckoner.ui.coordination;

import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.SharedMeans;

/** What the inspector looks at. */
sealed interface Chosen {
    /** Something that parties share. */
    record Shared(SharedMeans means) implements Chosen {}

    /** Two parties, and whether they fail at the same time. */
    record Pair(FailurePair pair) implements Chosen {}
}
