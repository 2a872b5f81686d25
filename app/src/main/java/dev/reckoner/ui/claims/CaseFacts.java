package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What the place knows of all claims of the case.
 *
 * @param tiers how many claims are of each tier
 * @param first the day of the first claim
 * @param lastDay the number of the last claim's day, counted from 1; 0 where there is none
 * @param isolated true if an isolation is in force
 */
record CaseFacts(Map<Tier, Long> tiers, LocalDate first, int lastDay, boolean isolated) {
    static final CaseFacts NONE = new CaseFacts(Map.of(), LocalDate.EPOCH, 0, false);

    /** Reads the case: not for the FX thread. */
    static CaseFacts of(AuditCase auditCase) throws IOException {
        var span = auditCase.claimSpan();
        LocalDate first = span.map(Span::from).map(ClaimLine::date).orElse(LocalDate.EPOCH);
        long last = span.map(all -> ChronoUnit.DAYS.between(first, ClaimLine.date(all.until())) + 1)
                .orElse(0L);
        boolean isolated = auditCase.attribution().isolations().stream().anyMatch(IsolationRow::inForce);
        return new CaseFacts(auditCase.tiers(), first, (int) Math.min(last, Integer.MAX_VALUE), isolated);
    }

    /** How many claims the case has. */
    long claims() {
        return tiers.values().stream().mapToLong(Long::longValue).sum();
    }
}
