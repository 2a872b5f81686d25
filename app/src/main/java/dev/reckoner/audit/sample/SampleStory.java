package dev.reckoner.audit.sample;

import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Audits the sample's case on the days of its story, by the clock of the story. */
final class SampleStory {
    private static final String FOUND = "EX-PRECISION-SUBSTITUTED";
    /** As the command line writes that a window of time has no end. */
    private static final Instant OPEN_END = Instant.parse("9999-12-31T00:00:00Z");

    private static final String WHY_LIFTED =
            "Since " + date(AuditDay.LIFTED.day) + " the operator serves with another build, "
                    + SampleBuild.LATER.published
                    + ", as its attestation of that day shows; what it gives is run again at every audit. What was found of its answers before"
                    + " stays.";

    private final SampleCase sample;
    private final RecordedCase audit;
    private final StoryClock clock;
    private final TaskProgress progress;

    SampleStory(SampleCase sample, RecordedCase audit, StoryClock clock, TaskProgress progress) {
        this.sample = sample;
        this.audit = audit;
        this.clock = clock;
        this.progress = progress;
    }

    /** Imports what was handed in for the audits and checks its evidence, audit by audit. */
    void importAll() throws IOException {
        for (var day : AuditDay.values()) {
            importFor(day);
        }
        clock.end();
    }

    /** The same, with every claim run again that names a model file, and what was decided then. */
    void tell() throws IOException {
        for (var day : AuditDay.values()) {
            importFor(day);
            progress.report(0, 0, "Day " + day.day + ": running every claim again that names a model file");
            var outcomes = audit.reexecute(notRun(), ReexecutionOptions.DEFAULT, ignored -> {}, progress);
            decide(day, outcomes);
        }
        clock.end();
    }

    private void importFor(AuditDay day) throws IOException {
        clock.goOn(day.at());
        progress.report(0, 0, "Day " + day.day + ": importing the trails and checking their evidence");
        audit.importTrails(sample.trails(day), TaskProgress.SILENT);
    }

    private List<Digest> notRun() throws IOException {
        var run = new ArrayList<Digest>();
        audit.eachClaim(row -> {
            row.verdict().ifPresent(ignored -> run.add(row.id()));
            return true;
        });
        var all = new ArrayList<>(sample.withModelFile(audit));
        all.removeAll(run);
        return all;
    }

    private void decide(AuditDay day, List<ReexecutionOutcome> outcomes) throws IOException {
        switch (day) {
            case FOUND -> {
                isolate(outcomes);
                clock.goOn(SampleAnswer.at());
                sample.answer().give(audit, FOUND);
            }
            case LIFTED -> lift();
            default -> {}
        }
    }

    private void isolate(List<ReexecutionOutcome> outcomes) throws IOException {
        var found = outcomes.stream()
                .filter(outcome -> outcome.code().equals(FOUND))
                .map(ReexecutionOutcome::claim)
                .toList();
        if (found.isEmpty()) {
            return;
        }
        var scope = Scope.party(NodeKind.OPERATOR, SampleOperator.MERIDIAN_02.id)
                .withBuild(build(found.getFirst()))
                .withMade(Optional.of(new Span(SamplePlan.day(SamplePlan.INT8_FROM), OPEN_END)));
        audit.attribution()
                .isolate(
                        scope,
                        found.size() + " answers from " + date(SamplePlan.INT8_FROM)
                                + " on name the fp32 model; run again, they are those of the"
                                + " published int8 model. Until it is known why, none that this operator gives with"
                                + " this build is to be relied on.",
                        found);
    }

    /** The build that the attestation behind the claim measures. */
    private Optional<String> build(Digest claim) throws IOException {
        return audit.claim(claim).orElseThrow().evidence().stream()
                .filter(Evidence.AttestationDocument.class::isInstance)
                .map(Evidence.AttestationDocument.class::cast)
                .map(document -> MeansNodes.build(document).id().key())
                .findFirst();
    }

    private static String date(int day) {
        return DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)
                .format(SamplePlan.day(day).atOffset(ZoneOffset.UTC));
    }

    private void lift() throws IOException {
        var attribution = audit.attribution();
        for (var isolation : attribution.isolations()) {
            attribution.lift(isolation.entry(), WHY_LIFTED);
        }
    }
}
