package dev.reckoner.audit;

import dev.reckoner.attribution.Isolation;
import java.time.Instant;
import java.util.Optional;

/**
 * An isolation as the ledger has it.
 *
 * @param entry index of its entry
 * @param time when it was recorded
 * @param lift what lifted it; empty while it is in force
 */
public record IsolationRow(long entry, Instant time, Isolation isolation, Optional<Lift> lift) {
    /**
     * That an isolation was lifted.
     *
     * @param entry index of its entry
     * @param time when it was recorded
     * @param reason why
     * @param by who decided it
     */
    public record Lift(long entry, Instant time, String reason, String by) {}

    /** True until it is lifted. */
    public boolean inForce() {
        return lift.isEmpty();
    }

    /** Once lifted it stays so: what lifts it again changes nothing. */
    IsolationRow lifted(Lift by) {
        return lift.isPresent() ? this : new IsolationRow(entry, time, isolation, Optional.of(by));
    }
}
