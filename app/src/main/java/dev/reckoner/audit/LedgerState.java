package dev.reckoner.audit;

import java.util.List;

/**
 * The state of the case's ledger as last verified.
 *
 * @param entries how many
 * @param root hexadecimal RFC 6962 root
 * @param verified true once everything has been recomputed in this run of the program
 * @param failures what does not agree, one sentence each; empty when intact
 */
public record LedgerState(long entries, String root, boolean verified, List<String> failures) {
    public LedgerState {
        failures = List.copyOf(failures);
    }

    /** Verified and without failures. */
    public boolean intact() {
        return verified && failures.isEmpty();
    }
}
