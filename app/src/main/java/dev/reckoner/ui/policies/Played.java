package dev.reckoner.ui.policies;

import dev.reckoner.policy.Simulation;

/**
 * What came of playing a policy of the list through.
 *
 * @param claims how many claims there were
 * @param row what it makes of them
 */
record Played(PolicyItem item, long claims, Simulation.Row row) {
    /** True if something is accepted, so that it can be asked what of that is wrong. */
    boolean acceptsSome() {
        return row.accepted() > 0;
    }
}
