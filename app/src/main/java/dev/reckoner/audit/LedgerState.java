package dev.reckoner.audit;

import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerVerification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the case's ledger as last verified.
 *
 * @param entries how many
 * @param root hexadecimal RFC 6962 root
 * @param failures what does not agree, one sentence each; empty when intact
 * @param verification what was recomputed in this run of the program; empty where nothing was yet
 */
public record LedgerState(long entries, String root, List<String> failures, Optional<Verified> verification) {
    public LedgerState {
        failures = List.copyOf(failures);
    }

    /**
     * A verification.
     *
     * @param at when it was begun
     * @param parts what was looked at, in order; what the entries add up to is not where they were changed
     * @param found what does not agree
     * @param sound up to where the entries are certainly as they were recorded
     */
    public record Verified(
            Instant at, List<CheckedPart> parts, List<LedgerFailure> found, Optional<LedgerVerification.Sound> sound) {}

    /** Nothing was recomputed yet; the heads were looked at when the case was opened. */
    public static LedgerState unverified(long entries, String root, List<String> failures) {
        return new LedgerState(entries, root, failures, Optional.empty());
    }

    /** True once everything has been recomputed in this run of the program. */
    public boolean verified() {
        return verification.isPresent();
    }

    /** Verified and without failures. */
    public boolean intact() {
        return verified() && failures.isEmpty();
    }
}
