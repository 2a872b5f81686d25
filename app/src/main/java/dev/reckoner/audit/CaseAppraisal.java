package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.appraise.ReferenceChange;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.SignedCopy;
import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs the checks over the case and records what has changed since they last ran. */
final class CaseAppraisal {
    private static final int CHUNK = 256;

    private final RecordedCase audit;

    CaseAppraisal(RecordedCase audit) {
        this.audit = audit;
    }

    /** Runs every check over everything, against the case's reference values. */
    void run(TaskProgress progress) throws IOException {
        run(audit.projection().references(), List.of(), any -> true, progress);
    }

    /**
     * Runs every check against these reference values and records them and what they change in one commit, so that the case
     * never shows answers to other questions than it asked.
     */
    void run(ReferenceValues references, TaskProgress progress) throws IOException {
        var changes = ReferenceChange.between(audit.projection().references(), references);
        run(references, List.of(new CaseEntry.ReferencesSet(references, changes)), any -> true, progress);
    }

    /** Runs every check over the claims that can have new answers since they were appraised. */
    void complete(TaskProgress progress) throws IOException {
        var projection = audit.projection();
        run(projection.references(), List.of(), projection::isOutdated, progress);
    }

    private void run(
            ReferenceValues references, List<CaseEntry> first, Predicate<ClaimFacts> which, TaskProgress progress)
            throws IOException {
        goBySoundCopies();
        var projection = audit.projection();
        var asking = new ClaimChunk.Asking(
                appraiser(audit, references),
                projection.evidence().others(),
                references,
                new StoredBlobs(audit.blobs()));
        audit.recording(batch -> {
            for (var entry : first) {
                batch.add(entry);
            }
            try (var workers = new Workers<List<CaseBatch.Ready>>(batch::addAll)) {
                claims(which, asking, batch.time(), workers, progress);
            }
            if (!progress.cancelled()) {
                items(asking, batch);
            }
            return !progress.cancelled();
        });
        if (!progress.cancelled()) {
            projection.upToDate();
        }
    }

    private void claims(
            Predicate<ClaimFacts> which,
            ClaimChunk.Asking asking,
            Instant time,
            Workers<List<CaseBatch.Ready>> workers,
            TaskProgress progress)
            throws IOException {
        var table = audit.projection().claims().table();
        for (var rows = table.rows(1, CHUNK);
                !rows.isEmpty();
                rows = table.rows(rows.getLast().number() + 1, CHUNK)) {
            if (progress.cancelled()) {
                return;
            }
            var some = rows.stream().filter(which).toList();
            if (!some.isEmpty()) {
                var chunk = chunk(some, asking);
                workers.ask(() -> changed(some, chunk, asking, time));
            }
            progress.report(rows.getLast().number(), table.size(), "Checking evidence");
        }
        workers.drain();
    }

    /** These claims with what their appraisal needs. */
    ClaimChunk chunk(List<ClaimFacts> rows, ClaimChunk.Asking asking) throws IOException {
        var claims = new ArrayList<Claim>();
        var records = new HashMap<Digest, Evidence>();
        var received = new HashMap<Digest, Instant>();
        var projection = audit.projection();
        for (var row : rows) {
            var claim = projection.claims().made(row).claim();
            claims.add(claim);
            received.put(row.id(), row.received());
            var named = new ArrayList<>(claim.evidence());
            claim.statement().ifPresent(named::add);
            for (var id : named) {
                if (!asking.others().items().containsKey(id)) {
                    projection.evidence().item(id).ifPresent(item -> records.put(id, item));
                }
            }
        }
        return new ClaimChunk(claims, records, received, answers(records.values()));
    }

    private Map<String, List<Evidence.SignedResponse>> answers(Collection<Evidence> records) throws IOException {
        var answers = new HashMap<String, List<Evidence.SignedResponse>>();
        for (var record : records) {
            if (record instanceof Evidence.SignedResponse response && !answers.containsKey(response.requestHash())) {
                answers.put(
                        response.requestHash(), audit.projection().evidence().toRequest(response.requestHash()));
            }
        }
        return answers;
    }

    /** Appraisals that say something else than the ledger does. */
    private List<CaseBatch.Ready> changed(
            List<ClaimFacts> rows, ClaimChunk chunk, ClaimChunk.Asking asking, Instant time) throws IOException {
        var changed = new ArrayList<CaseBatch.Ready>();
        var appraisal = chunk.appraisal(asking);
        for (int i = 0; i < rows.size(); i++) {
            var now = appraisal.apply(chunk.claims().get(i));
            boolean first = rows.get(i).entries().appraised().isEmpty();
            if (first || !now.findings().equals(audit.projection().claims().appraisal(rows.get(i)))) {
                changed.add(CaseBatch.Ready.of(now, time));
            }
        }
        return changed;
    }

    private void items(ClaimChunk.Asking asking, CaseBatch batch) throws IOException {
        var evidence = audit.projection().evidence();
        var appraisal = asking.appraisal(new SignedRecords(evidence));
        for (var item : asking.others().items().values()) {
            var now = appraisal.apply(item);
            if (!now.equals(evidence.findings(item.id()))) {
                batch.add(new CaseEntry.FindingsMade(Subject.evidence(item.id()), CaseEntry.Scope.EVIDENCE, now));
            }
        }
    }

    /** Of several copies of an item, one whose signature holds; recorded, since every later answer rests on it. */
    private void goBySoundCopies() throws IOException {
        var evidence = audit.projection().evidence();
        var changes = new ArrayList<CaseEntry>();
        for (var id : evidence.copied()) {
            var copies = evidence.copies(id);
            var sound = SignedCopy.soundest(
                    copies.stream().map(CaseEntry.EvidenceFound::evidence).toList(),
                    new KeysOfCase(evidence, audit.blobs()::read));
            if (evidence.item(id).filter(sound::equals).isEmpty()) {
                copies.stream().filter(copy -> copy.evidence().equals(sound)).forEach(changes::add);
            }
        }
        if (!changes.isEmpty()) {
            audit.record(changes);
        }
    }

    /** Every check of evidence that the program has. */
    static Appraiser appraiser(RecordedCase audit, ReferenceValues references) throws IOException {
        var models = CaseModels.of(
                references,
                audit.blobs(),
                audit.projection().evidence().others().items().values(),
                audit.folder());
        var values = new CaseValues(audit.blobs());
        return Appraiser.standard()
                .and(new TensorDigestCheck("input", values))
                .and(new TensorDigestCheck("output", values))
                .and(new WeightCheck(models));
    }
}
