package dev.reckoner.audit;

import dev.reckoner.appraise.SignedCopy;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what a reader finds in one trail, leaving out what the case already knows. */
final class ImportSink implements TrailSink {
    private final int trail;
    private final CaseProjection known;
    private final BlobStore blobs;
    private final TaskProgress progress;
    private final List<CaseEntry> entries = new ArrayList<>();
    private final Set<ReadProblem> problems = new LinkedHashSet<>();
    private final Map<String, Integer> read = new LinkedHashMap<>();
    private final Set<Digest> seenClaims = new HashSet<>();
    private final Map<Digest, Evidence> seenEvidence = new HashMap<>();
    private final Set<String> seenParties = new HashSet<>();

    ImportSink(int trail, CaseProjection known, BlobStore blobs, TaskProgress progress) {
        this.trail = trail;
        this.known = known;
        this.blobs = blobs;
        this.progress = progress;
    }

    @Override
    public void claim(Claim claim) {
        var earlier = known.made(claim.id());
        if (earlier.isPresent() && held(claim) > held(earlier.get().claim())) {
            // The same signed record, now with values that the first copy lacked.
            seenClaims.add(claim.id());
            entries.add(new CaseEntry.ClaimMade(earlier.get().trail(), claim));
            count("Claims completed");
            return;
        }
        if (known.knows(claim.id()) || !seenClaims.add(claim.id())) {
            problems.add(new ReadProblem(
                    claim.place(),
                    "",
                    "TR-DUPLICATE-CLAIM",
                    "The claim " + claim.label() + " is already in the case.",
                    "Nothing to do: one signed record counts once, however often it is imported.",
                    ReadProblem.Severity.LEFT_OUT));
            return;
        }
        entries.add(new CaseEntry.ClaimMade(trail, claim));
        count("Claims");
    }

    /** How many values the trail carries as they were signed. */
    private static long held(Claim claim) {
        return Stream.concat(claim.inputs().stream(), claim.outputs().stream())
                .filter(value -> value.held().isPresent() && !CaseValues.changed(value))
                .count();
    }

    @Override
    public void evidence(Evidence evidence) throws IOException {
        count(kind(evidence));
        var earlier = Optional.ofNullable(seenEvidence.get(evidence.id())).or(() -> known.evidence(evidence.id()));
        if (earlier.isEmpty() || isSounder(evidence, earlier.get())) {
            seenEvidence.put(evidence.id(), evidence);
            entries.add(new CaseEntry.EvidenceFound(trail, evidence));
        }
    }

    /** A copy whose signature holds takes the place of one whose signature does not; never the other way round. */
    private boolean isSounder(Evidence copy, Evidence earlier) throws IOException {
        if (!copy.getClass().equals(earlier.getClass())) {
            // Any bytes can be called a model file, those of somebody's key too.
            return earlier instanceof Evidence.ModelFile;
        }
        return !copy.blob().equals(earlier.blob()) && !holds(earlier) && holds(copy);
    }

    private boolean holds(Evidence evidence) throws IOException {
        var bytes = blobs.read(evidence.blob());
        return bytes.isPresent() && SignedCopy.holds(evidence, bytes.get(), key(evidence));
    }

    private Optional<Evidence.SigningKey> key(Evidence evidence) {
        if (!(evidence instanceof Evidence.SignedStatement statement)) {
            return Optional.empty();
        }
        return Optional.ofNullable(seenEvidence.get(statement.keyId()))
                .or(() -> known.evidence(statement.keyId()))
                .filter(Evidence.SigningKey.class::isInstance)
                .map(Evidence.SigningKey.class::cast);
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
            case Evidence.SettlementBatch ignored -> "Settlement batches";
            case Evidence.SettledInference ignored -> "Settled inferences";
        };
    }

    @Override
    public void party(Party party) {
        if (!known.knowsParty(party.id()) && seenParties.add(party.id())) {
            entries.add(new CaseEntry.PartyNamed(party));
        }
    }

    @Override
    public void problem(ReadProblem problem) {
        problems.add(problem);
    }

    @Override
    public Digest blob(InputStream bytes) throws IOException {
        var blob = put(bytes);
        count("Blobs");
        return blob;
    }

    /** What goes wrong with the trail's own bytes comes as a {@link TrailFormatException}; all else is the case's trouble. */
    private Digest put(InputStream bytes) throws IOException {
        try {
            return blobs.put(bytes);
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

    private void count(String kind) {
        read.merge(kind, 1, Integer::sum);
    }

    List<CaseEntry> entries() {
        return entries;
    }

    List<ReadProblem> problems() {
        return List.copyOf(problems);
    }

    Map<String, Integer> read() {
        return read;
    }
}
