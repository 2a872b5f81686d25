package dev.reckoner.policy;

import java.util.List;

/** One thing that a policy asks of a claim. */
public sealed interface Rule permits CheckRule, ReexecuteRule, StandingRule, WitnessRule, FreshnessRule {
    /** Where it stands in the file, so that an editor can show what it does. */
    Place place();

    /** Ids of the checks that must be made to answer it. */
    List<String> checks();

    /** The line it stands in, from 1. */
    default int line() {
        return place().line();
    }
}
