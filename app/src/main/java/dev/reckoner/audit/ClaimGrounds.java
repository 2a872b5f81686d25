package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.ledger.projection.ReasonTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/** The reason codes of what was found, kept so that claims are found by them. */
final class ClaimGrounds {
    private final GroundSets sets;
    private final ReasonTable reasons;
    private final EvidenceRows evidence;

    ClaimGrounds(CaseTables tables, EvidenceRows evidence) {
        this.sets = new GroundSets(tables);
        this.reasons = new ReasonTable(tables);
        this.evidence = evidence;
    }

    /** The grounds of a claim of which this was found. Its own record is left out: nothing is found about that alone. */
    ClaimFacts.Grounds of(List<Finding> findings) throws IOException {
        for (var finding : findings) {
            said(finding);
        }
        var rests = new HashSet<String>();
        for (var finding : findings) {
            for (var id : finding.restsOn()) {
                if (evidence.isShared(id)) {
                    rests.add(id.toString());
                }
            }
        }
        return new ClaimFacts.Grounds(
                sets.number(findings.stream().map(Finding::code).toList()), sets.number(rests));
    }

    /** What was found about an evidence item. */
    void ofItem(CaseEntry.FindingsMade made) throws IOException {
        for (var finding : made.findings()) {
            said(finding);
        }
        reasons.ofItem(
                made.subject().id().toString(),
                made.findings().stream().map(Finding::code).toList());
    }

    private void said(Finding finding) throws IOException {
        reasons.said(new ReasonTable.Said(finding.code(), finding.tier().name(), finding.sentence()));
    }
}
