package dev.reckoner.audit;

import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.trail.Claim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs claims again, one after the other, and records each outcome before it is shown. */
final class CaseReexecution {
    private final RecordedCase audit;
    private final Reexecutor reexecutor;

    CaseReexecution(RecordedCase audit, Reexecutor reexecutor) {
        this.audit = audit;
        this.reexecutor = reexecutor;
    }

    List<ReexecutionOutcome> run(
            List<Digest> ids, ReexecutionOptions options, Consumer<ReexecutionOutcome> each, TaskProgress progress)
            throws IOException {
        var rerun = rerun();
        var cancellation = Cancellation.none();
        progress.onCancel(cancellation::cancel);
        var outcomes = new ArrayList<ReexecutionOutcome>();
        try {
            for (var id : ids) {
                var claim = audit.projection().claims().made(id).map(CaseEntry.ClaimMade::claim);
                if (claim.isEmpty() || progress.cancelled()) {
                    continue;
                }
                progress.report(outcomes.size(), ids.size(), claim.get().label());
                var outcome = rerun.run(claim.get(), options, cancellation);
                if (progress.cancelled()) {
                    break;
                }
                record(claim.get(), outcome);
                outcomes.add(outcome);
                each.accept(outcome);
            }
        } finally {
            audit.refresh();
        }
        progress.report(outcomes.size(), ids.size(), "");
        return outcomes;
    }

    private ClaimRerun rerun() {
        var models = CaseModels.of(
                audit.projection().references(),
                audit.blobs(),
                audit.projection().evidence().others().items().values());
        return new ClaimRerun(models, new CaseValues(audit.blobs()), reexecutor);
    }

    private void record(Claim claim, ReexecutionOutcome outcome) throws IOException {
        var blob = audit.blobs().put(new ByteArrayInputStream(CaseJson.bytes(outcome)));
        var entries = new ArrayList<CaseEntry>();
        entries.add(new CaseEntry.Reexecuted(claim.id(), outcome.verdict(), outcome.code(), outcome.sentence(), blob));
        // What an earlier run found stands where this one could not be made.
        Judgement.finding(claim, outcome)
                .ifPresent(finding -> entries.add(new CaseEntry.FindingsMade(
                        Subject.claim(claim.id()), CaseEntry.Scope.REEXECUTION, List.of(finding))));
        audit.append(entries);
    }
}
