package dev.reckoner.appraise.completeness;

import java.time.Instant;

/**
 * What an enclave signed in an hour.
 *
 * @param teeId the enclave
 * @param start the hour's first second, UTC
 * @param signed how many responses the case holds
 * @param settled how many of them are settled
 */
public record Hour(String teeId, Instant start, long signed, long settled) {
    /** True if nothing that was signed in it was settled. */
    public boolean isGap() {
        return signed > 0 && settled == 0;
    }
}
