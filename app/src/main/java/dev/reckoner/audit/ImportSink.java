package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.SignedCopy;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what a reader finds in one trail, leaving out what the case already knows, and passes it on in chunks: claims are appraised
 * while the trail is still being read.
 */
final class ImportSink implements TrailSink {
    /** Of one item, unless the signature holds; more would serve nobody but who wants to fill the disk. */
    private static final int MOST_COPIES = 16;

    /** Of one trail; a file of a million bad lines must not fill the memory with complaints. */
    private static final int MOST_PROBLEMS = 10_000;

    private final int trail;
    private final CaseProjection known;
    private final RecentBlobs blobs;
    private final TaskProgress progress;
    private final ImportStream stream;
    private final Set<ReadProblem> problems = new LinkedHashSet<>();
    private final Map<String, Integer> read = new LinkedHashMap<>();
    private long more;
    /** The last trace that came, if the case knew one of its id before. */
    private Optional<Digest> knownTrace = Optional.empty();

    ImportSink(int trail, CaseProjection known, RecentBlobs blobs, ImportStream stream, TaskProgress progress) {
        this.trail = trail;
        this.known = known;
        this.blobs = blobs;
        this.stream = stream;
        this.progress = progress;
    }

    @Override
    public void claim(Claim claim) throws IOException {
        if (!stream.mayKnowClaim(claim.id())) {
            stream.add(new CaseEntry.ClaimMade(trail, claim));
            count("Claims");
            return;
        }
        stream.settle();
        var earlier = known.claims().made(claim.id());
        var made = new CaseEntry.ClaimMade(
                earlier.map(CaseEntry.ClaimMade::trail).orElse(trail),
                earlier.map(first -> HeldValues.completed(first.claim(), claim)).orElse(claim));
        values(claim.id(), HeldValues.beside(made.claim(), claim));
        if (earlier.filter(made::equals).isPresent()) {
            again(claim, made.trail());
            return;
        }
        stream.add(made);
        count(earlier.isPresent() ? "Claims completed" : "Claims");
    }

    /** Nothing is wrong where one trail tells a claim twice: whoever asked holds the response, and so does what settled it. */
    private void again(Claim claim, int first) {
        if (first == trail) {
            count("Claims told again");
            return;
        }
        problem(new ReadProblem(
                claim.place(),
                "",
                "TR-DUPLICATE-CLAIM",
                "The claim " + claim.label() + " is already in the case, with all that this copy brings.",
                "Nothing to do: one signed record counts once, however often it is imported.",
                ReadProblem.Severity.LEFT_OUT));
    }

    /** Another copy of a known item is kept too: which one is sound is decided when all of the case's keys are known. */
    @Override
    public void evidence(Evidence evidence) throws IOException {
        count(kind(evidence));
        if (evidence instanceof Evidence.OperatorTrace) {
            knownTrace = stream.mayKnowEvidence(evidence.id()) ? Optional.of(evidence.id()) : Optional.empty();
        }
        if (stream.mayKnowEvidence(evidence.id()) && !isNewCopy(evidence)) {
            return;
        }
        stream.add(new CaseEntry.EvidenceFound(trail, evidence));
    }

    /** Values of a trace that entries name already are not named again, however often the trail is imported. */
    @Override
    public void values(Digest of, Collection<Digest> held) throws IOException {
        var fresh = new LinkedHashSet<>(held);
        if (knownTrace.filter(of::equals).isPresent()) {
            fresh.removeAll(known.heldValues(of));
        }
        for (var entry : CaseEntry.ValuesHeld.of(of, fresh)) {
            stream.add(entry);
        }
    }

    private boolean isNewCopy(Evidence evidence) throws IOException {
        stream.settle();
        var copies = known.evidence().copies(evidence.id());
        if (copies.stream().anyMatch(copy -> CaseEntry.isSame(copy.evidence(), evidence))) {
            return false;
        }
        if (copies.size() >= MOST_COPIES && !SignedCopy.holds(evidence, new KeysOfCase(known.evidence(), blobs))) {
            problem(new ReadProblem(
                    evidence.place(),
                    "",
                    "TR-COPIES",
                    "There are already " + MOST_COPIES
                            + " other copies of this, and the signature of this one does not hold.",
                    "Ask the producer which copy is the true one.",
                    ReadProblem.Severity.LEFT_OUT));
            return false;
        }
        return true;
    }

    private static String kind(Evidence evidence) {
        return switch (evidence) {
            case Evidence.SignedStatement ignored -> "Signed statements";
            case Evidence.SignedResponse ignored -> "Signed responses";
            case Evidence.AttestationDocument ignored -> "Attestations";
            case Evidence.SigningKey ignored -> "Keys";
            case Evidence.Certificate ignored -> "Certificates";
            case Evidence.ModelFile ignored -> "Model files";
            case Evidence.EventLog ignored -> "Event logs";
            case Evidence.ChainTransaction ignored -> "Transactions";
            case Evidence.ReceiptProof ignored -> "Receipt proofs";
            case Evidence.StateProofDocument ignored -> "State proofs";
            case Evidence.SettlementBatch ignored -> "Settlement batches";
            case Evidence.SettledInference ignored -> "Settled inferences";
            case Evidence.OhttpConfiguration ignored -> "OHTTP configurations";
            case Evidence.Heartbeat ignored -> "Heartbeats";
            case Evidence.PaymentPayload ignored -> "Payments";
            case Evidence.HttpExchange ignored -> "HTTP headers";
            case Evidence.AuditLogLine ignored -> "Audit log lines";
            case Evidence.EzklProof ignored -> "Zero-knowledge proofs";
            case Evidence.OperatorTrace ignored -> "Operator traces";
        };
    }

    @Override
    public void party(Party party) throws IOException {
        if (stream.isNews(party)) {
            stream.add(new CaseEntry.PartyNamed(party));
        }
    }

    @Override
    public void problem(ReadProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else if (!problems.contains(problem)) {
            more++;
        }
    }

    @Override
    public Digest blob(InputStream bytes) throws IOException {
        return keeping(() -> blobs.put(bytes));
    }

    @Override
    public Digest blob(byte[] bytes) throws IOException {
        return keeping(() -> blobs.put(bytes));
    }

    @Override
    public Digest blob(byte[] bytes, JsonNode read) throws IOException {
        return keeping(() -> blobs.put(bytes, read));
    }

    /** Keeps a blob. */
    private interface Keeping {
        Digest put() throws IOException;
    }

    /** What goes wrong with the trail's own bytes comes as a {@link TrailFormatException}; all else is the case's trouble. */
    private static Digest keeping(Keeping blob) throws IOException {
        try {
            return blob.put();
        } catch (TrailFormatException | ClosedByInterruptException | LedgerException told) {
            throw told;
        } catch (IOException trouble) {
            throw new IOException("The case's folder cannot be written: " + FileFailure.sentence(trouble), trouble);
        }
    }

    @Override
    public boolean cancelled() {
        return progress.cancelled();
    }

    @Override
    public void progress(long bytesRead, long bytesTotal) {
        progress.report(bytesRead, bytesTotal, "Reading");
    }

    // Blobs come from several threads.
    private synchronized void count(String kind) {
        read.merge(kind, 1, Integer::sum);
    }

    List<ReadProblem> problems() {
        var all = new ArrayList<>(problems);
        if (more > 0) {
            all.add(new ReadProblem(
                    all.getLast().file(),
                    "",
                    "TR-MORE",
                    "There are " + more + " more problems, which are not listed.",
                    "Mend the first ones and import the trail into a new case.",
                    ReadProblem.Severity.DAMAGED));
        }
        return List.copyOf(all);
    }

    synchronized Map<String, Integer> read() {
        return read;
    }
}
