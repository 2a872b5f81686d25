package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.ledger.projection.ReasonTable;
import java.io.IOException;
import java.util.List;

/** The reason codes of what was found, kept so that claims are found by them. */
final class ClaimGrounds {
    private final GroundSets sets;
    private final ReasonTable reasons;
    private final EvidenceRows evidence;

    /** Of no findings; clears the tables. */
    ClaimGrounds(CaseTables tables, EvidenceRows evidence) throws IOException {
        this.sets = new GroundSets(tables);
        this.reasons = new ReasonTable(tables);
        this.evidence = evidence;
        sets.clear();
        reasons.clear();
    }

    /** The grounds of a claim of which this was found. Its own record is left out: nothing is found about that alone. */
    ClaimFacts.Grounds of(List<Finding> findings) throws IOException {
        for (var finding : findings) {
            said(finding);
        }
        return new ClaimFacts.Grounds(
                sets.number(findings.stream().map(Finding::code).toList()),
                sets.number(findings.stream()
                        .flatMap(finding -> finding.restsOn().stream())
                        .filter(evidence::isShared)
                        .map(Digest::toString)
                        .toList()));
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
