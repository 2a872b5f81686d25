package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.SignedCopy;
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

    /** Runs every check against the case's reference values. */
    void run(TaskProgress progress) throws IOException {
        run(audit.projection().references(), List.of(), progress);
    }

    /**
     * Runs every check against these reference values and records them and what they change in one commit, so that the case
     * never shows answers to other questions than it asked.
     */
    void run(ReferenceValues references, TaskProgress progress) throws IOException {
        run(references, List.of(new CaseEntry.ReferencesSet(references)), progress);
    }

    private void run(ReferenceValues references, List<CaseEntry> first, TaskProgress progress) throws IOException {
        goBySoundCopies();
        var projection = audit.projection();
        var context = new Check.Context(new HeldEvidence(projection, audit.blobs()), references);
        var appraiser = appraiser(references);
        var changes = new ArrayList<CaseEntry>(first);
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

    /** Of several copies of an item, one whose signature holds; recorded, since every later answer rests on it. */
    private void goBySoundCopies() throws IOException {
        var projection = audit.projection();
        var held = new HeldEvidence(projection, audit.blobs());
        var changes = new ArrayList<CaseEntry>();
        for (var id : projection.copied()) {
            var copies = projection.copies(id);
            var sound = SignedCopy.soundest(
                    copies.stream().map(CaseEntry.EvidenceFound::evidence).toList(), held);
            if (held.evidence(id).filter(sound::equals).isEmpty()) {
                copies.stream().filter(copy -> copy.evidence().equals(sound)).forEach(changes::add);
            }
        }
        if (!changes.isEmpty()) {
            audit.record(changes);
        }
    }

    private Appraiser appraiser(ReferenceValues references) {
        var models = CaseModels.of(
                references, audit.blobs(), audit.projection().evidence().values());
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
