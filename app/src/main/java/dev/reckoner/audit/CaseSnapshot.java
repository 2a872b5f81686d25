package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.trail.Evidence;
import java.util.List;

/** What the views see: an immutable picture of the projection. */
record CaseSnapshot(
        CaseData data,
        List<ClaimRow> rows,
        List<TrailRow> trails,
        List<Finding> findings,
        List<Evidence> evidence,
        ReferenceValues references,
        LedgerState ledger) {
    static CaseSnapshot of(CaseProjection projection, LedgerState ledger) {
        var rows = projection.rows();
        return new CaseSnapshot(
                projection.data(),
                rows,
                projection.trails(rows),
                projection.findings(),
                List.copyOf(projection.evidence().values()),
                projection.references(),
                ledger);
    }

    CaseSnapshot with(LedgerState verified) {
        return new CaseSnapshot(data, rows, trails, findings, evidence, references, verified);
    }
}
