package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs every check over the case and records what has changed since it last ran. */
final class CaseAppraisal {
    private final RecordedCase audit;

    CaseAppraisal(RecordedCase audit) {
        this.audit = audit;
    }

    void run(TaskProgress progress) throws IOException {
        var projection = audit.projection();
        var held = new HeldEvidence(projection, audit.blobs());
        var context = new Check.Context(held, projection.references());
        var appraiser = appraiser(projection);
        var changes = new ArrayList<CaseEntry>();
        var claims = projection.claims();
        int done = 0;
        for (var claim : claims) {
            if (progress.cancelled()) {
                return;
            }
            changes(Subject.claim(claim.id()), appraiser.appraise(claim, context), changes);
            progress.report(++done, claims.size(), "Checking evidence");
        }
        for (var evidence : projection.evidence().values()) {
            changes(Subject.evidence(evidence.id()), appraiser.appraise(evidence, context), changes);
        }
        if (!changes.isEmpty()) {
            audit.record(changes);
        }
    }

    private Appraiser appraiser(CaseProjection projection) {
        var models = CaseModels.of(projection, audit.blobs());
        var values = new CaseValues(audit.blobs());
        return Appraiser.standard()
                .and(new TensorDigestCheck("input", values))
                .and(new TensorDigestCheck("output", values))
                .and(new WeightCheck(models));
    }

    /** A finding per check that says something else than the ledger does; re-execution is not a check of evidence. */
    private void changes(Subject subject, List<Finding> findings, List<CaseEntry> changes) {
        Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
        findings.forEach(finding -> byCheck.computeIfAbsent(finding.check(), ignored -> new ArrayList<>())
                .add(finding));
        for (var check : audit.projection().checks(subject)) {
            if (!check.equals("reexecution")) {
                byCheck.putIfAbsent(check, List.of());
            }
        }
        byCheck.forEach((check, now) -> {
            if (!now.equals(audit.projection().findings(subject, check))) {
                changes.add(new CaseEntry.FindingsMade(subject, check, now));
            }
        });
    }
}
