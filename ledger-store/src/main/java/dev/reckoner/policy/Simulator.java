package dev.reckoner.policy;

import java.util.Iterator;
import java.util.List;

/**
 * Plays policies through over the claims of a case: each claim is given once and is not kept, so that a case may be larger than
 * memory. Not for several threads.
 */
public final class Simulator {
    private final List<PolicyTally> tallies;
    private final CostModel costs;
    private long claims;

    public Simulator(List<AccountabilityPolicy> policies, CostModel costs) {
        this.tallies = policies.stream().map(PolicyTally::new).toList();
        this.costs = costs;
    }

    /** What these policies make of these claims. */
    public static Simulation over(Iterator<ClaimCase> claims, List<AccountabilityPolicy> policies, CostModel costs) {
        var simulator = new Simulator(policies, costs);
        claims.forEachRemaining(simulator::add);
        return simulator.result();
    }

    /** Plays one claim through. */
    public void add(ClaimCase claim) {
        claims++;
        tallies.forEach(tally -> tally.add(claim));
    }

    /** What came out so far. */
    public Simulation result() {
        return new Simulation(
                claims, tallies.stream().map(tally -> tally.row(costs)).toList());
    }
}
