package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records what a trail brings while it is read. Claims go in chunks to the workers, who appraise them against the case's evidence
 * so far and prepare the entries; the chunks are recorded in their order. What is learnt later about evidence is for the
 * appraisal of the case after the import; claims that it does not concern need no second look.
 */
final class ImportStream implements AutoCloseable {
    private static final int CHUNK = 256;

    private final CaseProjection projection;
    private final HeldEvidence.Blobs blobs;
    private final CaseBatch batch;
    private final Appraiser appraiser;
    private final Workers<List<CaseBatch.Ready>> workers;
    /** What is known of the parties that this trail names. */
    private final Map<KnownParties.Key, Party> parties = new HashMap<>();
    /** Of claims and, apart from them, of evidence: a response gives the claim that it carries its own id. */
    private final Set<Digest> claimsUnderway = new HashSet<>();

    private final Set<Digest> evidenceUnderway = new HashSet<>();
    /** Of the responses that are not recorded yet. */
    private final Set<String> requests = new HashSet<>();
    /** Requests to which there are several answers, some of this import. */
    private final Set<String> askedAgain = new HashSet<>();

    private List<CaseEntry> chunk = new ArrayList<>();
    private int claims;

    ImportStream(CaseProjection projection, HeldEvidence.Blobs blobs, CaseBatch batch, Appraiser appraiser) {
        this.projection = projection;
        this.blobs = blobs;
        this.batch = batch;
        this.appraiser = appraiser;
        this.workers = new Workers<>(this::record);
    }

    private void record(List<CaseBatch.Ready> ready) throws IOException {
        batch.addAll(ready);
        for (var each : ready) {
            switch (each.entry()) {
                case CaseEntry.ClaimMade made ->
                    claimsUnderway.remove(made.claim().id());
                case CaseEntry.EvidenceFound found -> {
                    evidenceUnderway.remove(found.evidence().id());
                    if (found.evidence() instanceof Evidence.SignedResponse response) {
                        requests.remove(response.requestHash());
                    }
                }
                default -> {}
            }
        }
    }

    /** False if the case certainly has no such claim. */
    boolean mayKnowClaim(Digest id) throws IOException {
        return claimsUnderway.contains(id)
                || !projection.claims().table().candidates(id).isEmpty();
    }

    /** False if the case certainly has no such item. */
    boolean mayKnowEvidence(Digest id) throws IOException {
        return evidenceUnderway.contains(id)
                || !projection.evidence().table().candidates(id).isEmpty();
    }

    /** True if something else is told of a party than was before, or more; what is left out is no news. */
    boolean isNews(Party party) throws IOException {
        var key = KnownParties.Key.of(party);
        var before = Optional.ofNullable(parties.get(key));
        if (before.isEmpty()) {
            before = projection.parties().of(key);
        }
        var after = before.map(known -> known.after(party)).orElse(party);
        parties.put(key, after);
        return before.filter(after::equals).isEmpty();
    }

    void add(CaseEntry entry) throws IOException {
        switch (entry) {
            case CaseEntry.EvidenceFound found -> add(found);
            case CaseEntry.ValuesHeld held -> batch.add(held);
            case CaseEntry.ClaimMade made -> {
                if (mayKnowClaim(made.claim().id())) {
                    projection.open(made.claim().id());
                }
                claimsUnderway.add(made.claim().id());
                chunk.add(entry);
                if (++claims >= CHUNK) {
                    send(true);
                }
            }
            default -> chunk.add(entry);
        }
    }

    private void add(CaseEntry.EvidenceFound found) throws IOException {
        if (OtherEvidence.holds(found.evidence())) {
            settle();
            batch.add(found);
        } else {
            if (found.evidence() instanceof Evidence.SignedResponse response) {
                answered(response);
            }
            evidenceUnderway.add(found.evidence().id());
            chunk.add(found);
        }
    }

    /** What is found about an answer rests on the other answers to its request too, the later ones among them. */
    private void answered(Evidence.SignedResponse response) throws IOException {
        if (!requests.add(response.requestHash()) || projection.evidence().mayHaveAnswer(response)) {
            projection.open(response.id());
            askedAgain.add(response.requestHash());
        }
    }

    /** Waits until everything added is recorded. */
    void settle() throws IOException {
        if (!chunk.isEmpty()) {
            send(false);
        }
        workers.drain();
    }

    /** Ends the stream; the last claims are appraised even if they fill no chunk. */
    void end() throws IOException {
        send(true);
        workers.drain();
        for (var request : askedAgain) {
            projection.evidence().toRequest(request).forEach(answer -> projection.open(answer.id()));
        }
    }

    /**
     * Hands the chunk to the workers.
     *
     * @param appraise false where evidence follows that the claims would have to be appraised against again
     */
    private void send(boolean appraise) throws IOException {
        var entries = chunk;
        chunk = new ArrayList<>();
        claims = 0;
        var asking = new ClaimChunk.Asking(
                appraiser,
                appraise ? projection.evidence().others() : OtherEvidence.NONE,
                projection.references(),
                blobs);
        var time = batch.time();
        var now = appraise ? closed(entries) : Set.<Digest>of();
        workers.ask(() -> ready(entries, asking, time, now));
    }

    /** Claims that need not be appraised once more when the trail is read. */
    private Set<Digest> closed(List<CaseEntry> entries) {
        var closed = new HashSet<Digest>();
        for (var entry : entries) {
            if (entry instanceof CaseEntry.ClaimMade made
                    && !projection.isOpen(made.claim().id())) {
                closed.add(made.claim().id());
            }
        }
        return closed;
    }

    private static List<CaseBatch.Ready> ready(
            List<CaseEntry> entries, ClaimChunk.Asking asking, Instant time, Set<Digest> now) {
        var ready = new ArrayList<CaseBatch.Ready>(2 * entries.size());
        var some = chunk(entries, time);
        var appraisal = some.appraisal(asking);
        for (var entry : entries) {
            ready.add(CaseBatch.Ready.of(entry, time));
            if (entry instanceof CaseEntry.ClaimMade made
                    && now.contains(made.claim().id())
                    && isAlone(made.claim(), some, asking)) {
                ready.add(CaseBatch.Ready.of(appraisal.apply(made.claim()), time));
            }
        }
        return ready;
    }

    private static ClaimChunk chunk(List<CaseEntry> entries, Instant time) {
        var all = new ArrayList<Claim>();
        var records = new HashMap<Digest, Evidence>();
        var received = new HashMap<Digest, Instant>();
        for (var entry : entries) {
            switch (entry) {
                case CaseEntry.ClaimMade made -> {
                    all.add(made.claim());
                    received.put(made.claim().id(), time);
                }
                case CaseEntry.EvidenceFound found ->
                    records.putIfAbsent(found.evidence().id(), found.evidence());
                default -> {}
            }
        }
        var answers = new HashMap<String, List<Evidence.SignedResponse>>();
        records.values().forEach(record -> {
            if (record instanceof Evidence.SignedResponse response) {
                answers.put(response.requestHash(), List.of(response));
            }
        });
        return new ClaimChunk(all, records, received, answers);
    }

    /** True if all that the claim names is in its chunk or among the evidence that claims share. */
    private static boolean isAlone(Claim claim, ClaimChunk chunk, ClaimChunk.Asking asking) {
        return claim.statement().filter(id -> !chunk.records().containsKey(id)).isEmpty()
                && claim.evidence().stream()
                        .allMatch(id -> asking.others().items().containsKey(id));
    }

    @Override
    public void close() {
        workers.close();
    }
}
