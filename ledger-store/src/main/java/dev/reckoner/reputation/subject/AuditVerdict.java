package dev.reckoner.reputation.subject;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.ReputationEvent;
import dev.reckoner.reputation.ReputationParameters;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * That a claim was run again, and with what result.
 *
 * @param entry index of its entry in the ledger
 * @param leaf RFC 6962 leaf hash of that entry
 * @param step where on the ladder the run came out
 * @param recorded when that was recorded
 * @param claim the claim
 */
public record AuditVerdict(long entry, Digest leaf, LadderStep step, Instant recorded, AuditedClaim claim) {
    /** The order of recording; that of the clock, which may have been set back, is another. */
    private static final Comparator<AuditVerdict> RECORDED =
            Comparator.comparing(AuditVerdict::entry).thenComparing(AuditVerdict::recorded);

    /** Whether it says something for or against the answer. */
    public boolean decides() {
        return step.outcome() != Outcome.UNDECIDED;
    }

    /**
     * Which of two verdicts about one claim stands: one that decides before one that does not, so that a run which could not decide
     * hides nothing; then the one recorded later, whatever the clock said.
     */
    public static AuditVerdict standing(AuditVerdict one, AuditVerdict other) {
        if (one.decides() != other.decides()) {
            return one.decides() ? one : other;
        }
        return RECORDED.compare(one, other) > 0 ? one : other;
    }

    /** Every claim that is run again was chosen to be, so that it stands for itself alone. */
    private static final double SURE = 1;

    /**
     * What it counts for. An answer that running it again confirms, and other evidence contradicts, decides nothing: it may be right
     * and yet not be what it is said to be.
     */
    ReputationEvent event(ReputationParameters parameters) {
        boolean doubtful = step.outcome() == Outcome.GOOD && claim.proof().refuted();
        return new ReputationEvent(
                parameters.timeBasis().of(recorded, Optional.of(claim.madeAt())),
                doubtful ? Outcome.UNDECIDED : step.outcome(),
                parameters.weights().of(step, SURE),
                leaf);
    }
}
