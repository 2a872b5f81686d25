package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the case knows about one claim.
 *
 * @param row its line in the table
 * @param claim the claim
 * @param findings the current finding of each check, in the order checked
 * @param evidence the items it rests on that are in the case
 * @param notCovered parts of the answer that no evidence covers, one line each
 * @param history ledger entries that concern it, oldest first
 * @param comparison the re-execution whose verdict stands
 * @param later runs after it, which decided nothing, oldest first
 */
public record ClaimDetail(
        ClaimRow row,
        Claim claim,
        List<Finding> findings,
        List<Evidence> evidence,
        List<String> notCovered,
        List<HistoryLine> history,
        Optional<ReexecutionOutcome> comparison,
        List<HistoryLine> later) {
    public ClaimDetail {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        notCovered = List.copyOf(notCovered);
        history = List.copyOf(history);
        later = List.copyOf(later);
    }

    /**
     * A ledger entry in words.
     *
     * @param entry its index
     * @param time when it was recorded
     * @param what in words
     */
    public record HistoryLine(long entry, Instant time, String what) {}
}
