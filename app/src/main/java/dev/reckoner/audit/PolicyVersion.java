package dev.reckoner.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of an accountability policy that the case knows.
 *
 * @param name the policy's name
 * @param version its number
 * @param text of the file, as it was written
 * @param recorded where the ledger has it; empty for one that only comes with the program
 * @param inForce true for the one that the case goes by
 */
public record PolicyVersion(String name, int version, String text, Optional<Recorded> recorded, boolean inForce) {
    /**
     * That somebody recorded it.
     *
     * @param entry index of the entry
     * @param time when
     * @param by who
     */
    public record Recorded(long entry, Instant time, String by) {}

    PolicyVersion with(boolean nowInForce) {
        return new PolicyVersion(name, version, text, recorded, nowInForce);
    }
}
