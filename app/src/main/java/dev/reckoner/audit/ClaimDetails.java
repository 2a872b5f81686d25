package dev.reckoner.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Puts together everything the case knows about one claim. */
final class ClaimDetails {
    private final CaseProjection projection;
    private final BlobStore blobs;

    ClaimDetails(CaseProjection projection, BlobStore blobs) {
        this.projection = projection;
        this.blobs = blobs;
    }

    Optional<ClaimDetail> of(Digest id) throws IOException {
        var row = projection.claims().row(id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var claim = projection.claims().made(row.get()).claim();
        var findings = projection.findings(Subject.claim(id));
        var restsOn = new LinkedHashSet<Digest>();
        claim.statement().ifPresent(restsOn::add);
        restsOn.addAll(claim.evidence());
        findings.forEach(finding -> restsOn.addAll(finding.restsOn()));
        claim.model().digest().ifPresent(restsOn::add);
        return Optional.of(new ClaimDetail(
                ClaimRows.shown(row.get()),
                claim,
                findings,
                held(restsOn),
                NotCovered.of(claim, findings),
                projection.history(row.get()),
                outcome(id),
                projection.later(row.get())));
    }

    private List<Evidence> held(LinkedHashSet<Digest> wanted) throws IOException {
        var found = new ArrayList<Evidence>();
        for (var id : wanted) {
            projection.evidence().item(id).ifPresent(found::add);
        }
        return found;
    }

    /** What came of the run of the claim that stands; empty where it was not run. */
    Optional<ReexecutionOutcome> outcome(Digest id) throws IOException {
        var run = projection.claims().run(id);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        var json = blobs.read(run.get().outcome());
        try {
            return json.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CaseJson.value(json.get(), ReexecutionOutcome.class));
        } catch (JsonProcessingException earlier) {
            // The blob is what was recorded, and an earlier version laid it out otherwise: the verdict stands in the
            // entry.
            return Optional.empty();
        }
    }
}
