package dev.reckoner.audit;

import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.explain.OtherDevice;
import dev.reckoner.trail.Claim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs claims again and records each outcome before it is shown. */
final class CaseReexecution {
    /** How many claims are looked at together where some can be run together; their inputs are in memory meanwhile. */
    private static final int WINDOW = 64;

    private static final long MOST_ROWS = 32;

    private final RecordedCase audit;
    private final RerunCalibrations calibrations;
    /** Shares of the work on a claim that differs: its run, the search for the operator, the search for another reason. */
    private static final double RUN = 0.1;

    private static final double OPERATORS = 0.5;

    private final DeviceExecutors.OnDevice device;
    private final Supplier<List<OtherDevice>> others;

    /**
     * Runs claims on a device.
     *
     * @param others finds the analyst's other devices, for outputs that nothing on this one explains
     */
    CaseReexecution(RecordedCase audit, DeviceExecutors.OnDevice device, Supplier<List<OtherDevice>> others) {
        this.audit = audit;
        this.device = device;
        this.others = others;
        this.calibrations = new RerunCalibrations(new CaseCalibration(audit));
    }

    List<ReexecutionOutcome> run(
            List<Digest> ids, ReexecutionOptions options, Consumer<ReexecutionOutcome> each, TaskProgress progress)
            throws IOException {
        var claimed = new ClaimProgress(progress);
        var rerun = rerun(options, claimed);
        var cancellation = Cancellation.none();
        progress.onCancel(cancellation::cancel);
        var outcomes = new LinkedHashMap<Digest, ReexecutionOutcome>();
        try {
            int window = audit.projection().calibrations().isEmpty() ? 1 : WINDOW;
            for (int from = 0; from < ids.size() && !progress.cancelled(); from += window) {
                var claims = claims(ids.subList(from, Math.min(ids.size(), from + window)));
                Consumer<String> begins = label -> claimed.begin(outcomes.size(), ids.size(), label);
                run(claims, rerun, options, cancellation, progress, begins, outcome -> {
                    outcomes.put(outcome.claim(), outcome);
                    each.accept(outcome);
                });
            }
        } finally {
            audit.refresh();
        }
        progress.report(outcomes.size(), ids.size(), "");
        return ids.stream()
                .distinct()
                .map(outcomes::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Claim> claims(List<Digest> ids) throws IOException {
        var claims = new ArrayList<Claim>();
        for (var id : ids) {
            audit.projection().claims().made(id).map(CaseEntry.ClaimMade::claim).ifPresent(claims::add);
        }
        return claims;
    }

    /** What is known of a claim when it is cancelled is not recorded: it was not finished. */
    private void run(
            List<Claim> claims,
            ClaimRerun rerun,
            ReexecutionOptions options,
            Cancellation cancellation,
            TaskProgress progress,
            Consumer<String> begins,
            Consumer<ReexecutionOutcome> each)
            throws IOException {
        var byId = new HashMap<Digest, Claim>();
        claims.forEach(claim -> byId.put(claim.id(), claim));
        for (var group : groups(claims, rerun, options, each)) {
            if (progress.cancelled()) {
                return;
            }
            begins.accept(group.getFirst().claim().label());
            for (var outcome : rerun.run(group, options, cancellation)) {
                if (progress.cancelled()) {
                    return;
                }
                record(Objects.requireNonNull(byId.get(outcome.claim())), outcome);
                each.accept(outcome);
            }
        }
    }

    private List<List<PreparedRun>> groups(
            List<Claim> claims, ClaimRerun rerun, ReexecutionOptions options, Consumer<ReexecutionOutcome> each)
            throws IOException {
        var together = new ArrayList<PreparedRun>();
        var groups = new ArrayList<List<PreparedRun>>();
        for (var claim : claims) {
            try {
                var run = rerun.prepare(claim, options);
                if (device.provider().isCpu() && calibrations.isIndifferent(run.model())) {
                    together.add(run);
                } else {
                    groups.add(List.of(run));
                }
            } catch (CannotRun reason) {
                var outcome = ClaimRerun.refused(claim, reason);
                record(claim, outcome);
                each.accept(outcome);
            }
        }
        groups.addAll(CommonBatch.groups(together, MOST_ROWS));
        return groups;
    }

    private ClaimRerun rerun(ReexecutionOptions options, ClaimProgress progress) throws IOException {
        var evidence = audit.projection().evidence();
        var models = CaseModels.of(
                audit.projection().references(),
                audit.blobs(),
                evidence.others().items().values(),
                audit.folder());
        var values = new CaseValues(audit.blobs());
        var reexecutor = device.reexecutor();
        var divergence = new Divergence(
                models,
                values,
                new NearbyClaims(audit.projection().claims(), values),
                reexecutor,
                others,
                new Portion(progress, OPERATORS, 1));
        var operators = new TracedOperators(
                new CaseTraces(evidence.others(), audit.blobs()),
                divergence,
                reexecutor,
                options.firstLook(),
                new Portion(progress, RUN, OPERATORS));
        return new ClaimRerun(
                models,
                values,
                device,
                calibrations,
                new RerunDepths(audit.blobs(), divergence),
                new ClaimJudge(models, operators, divergence, new PublishedSubstitute(models, values, reexecutor)),
                new FirstInputs(audit.projection().claims()));
    }

    private void record(Claim claim, ReexecutionOutcome outcome) throws IOException {
        var blob = audit.blobs().put(new ByteArrayInputStream(CaseJson.bytes(outcome)));
        var entries = new ArrayList<CaseEntry>();
        entries.add(CaseEntry.Reexecuted.of(claim, outcome, blob));
        // What an earlier run found stands where this one could not be made.
        Judgement.finding(claim, outcome)
                .ifPresent(finding -> entries.add(new CaseEntry.FindingsMade(
                        Subject.claim(claim.id()), CaseEntry.Scope.REEXECUTION, List.of(finding))));
        audit.append(entries);
    }
}
