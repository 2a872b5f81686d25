package dev.reckoner.audit;

import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerNote;
import dev.reckoner.ledger.LedgerVerification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the case's ledger as last verified.
 *
 * @param entries how many
 * @param root hexadecimal RFC 6962 root
 * @param standing whether anything can be recorded
 * @param failures what does not agree, one sentence each; empty when intact
 * @param verification what was recomputed in this run of the program; empty where nothing was yet
 */
public record LedgerState(
        long entries, String root, Standing standing, List<String> failures, Optional<Verified> verification) {
    public LedgerState {
        failures = List.copyOf(failures);
    }

    /** Whether anything can be recorded in the case. */
    public enum Standing {
        /** It can. */
        OPEN,
        /** The case was ended: it can be examined, verified and taken out, and records nothing any more. */
        ENDED,
        /** The ledger did not agree with its heads when it was opened: nothing is recorded, and nothing of it shown as its own. */
        CONFLICT
    }

    /**
     * A verification.
     *
     * @param at when it was begun
     * @param parts what was looked at, in order; what the entries add up to is not where they were changed
     * @param found what does not agree
     * @param notes what is to be known beside it and is no damage
     * @param sound up to where the entries are certainly as they were recorded
     * @param against the head in the case's folder, where all agrees with it
     */
    public record Verified(
            Instant at,
            List<CheckedPart> parts,
            List<LedgerFailure> found,
            List<LedgerNote> notes,
            Optional<LedgerVerification.Sound> sound,
            Optional<Against> against) {
        public Verified {
            parts = List.copyOf(parts);
            found = List.copyOf(found);
            notes = List.copyOf(notes);
        }

        /** With nothing to be known beside it. */
        public Verified(
                Instant at,
                List<CheckedPart> parts,
                List<LedgerFailure> found,
                Optional<LedgerVerification.Sound> sound,
                Optional<Against> against) {
            this(at, parts, found, List.of(), sound, against);
        }
    }

    /**
     * The head that everything was compared with.
     *
     * @param entries that it covers
     * @param keys short ids of the keys that sign it
     */
    public record Against(long entries, List<String> keys) {
        public Against {
            keys = List.copyOf(keys);
        }
    }

    /** Nothing was recomputed yet; the heads were looked at when the case was opened. */
    public static LedgerState unverified(long entries, String root, Standing standing, List<String> failures) {
        return new LedgerState(entries, root, standing, failures, Optional.empty());
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
