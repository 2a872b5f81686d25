package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;

/** The ends of the levels of optimisation. */
final class Levels {
    private Levels() {}

    /** All where a profile has none, and none where it has any. */
    static ExecutionProfile opposite(ExecutionProfile profile) {
        return profile.withOptimisation(
                profile.optimisation() == Optimisation.NO_OPT ? Optimisation.ALL : Optimisation.NO_OPT);
    }
}
