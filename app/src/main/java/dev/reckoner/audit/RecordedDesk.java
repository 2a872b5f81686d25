package dev.reckoner.audit;

import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Ed25519CosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.TlogProof;
import dev.reckoner.crypto.tlog.Witness;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.witness.CaseWitness;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ledger.witness.HeadFiles;
import dev.reckoner.ledger.witness.KnownHeads;
import dev.reckoner.ledger.witness.OwnHeads;
import dev.reckoner.ledger.witness.PolicyEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The desk of a case in its folder. What leaves the case is recorded as exported, beside the head that goes with it. */
final class RecordedDesk implements LedgerDesk {
    private final RecordedCase audit;
    private final Ledger ledger;
    private final Clock clock;

    RecordedDesk(RecordedCase audit, Ledger ledger, Clock clock) {
        this.audit = audit;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public InclusionPath path(long index) throws IOException {
        return PathHashing.of(ledger, index);
    }

    @Override
    public LedgerHeads heads() throws IOException {
        return HeadsReading.of(ledger);
    }

    @Override
    public List<ItemCustody> custodyOf(long index) throws IOException {
        return new CustodyReading(ledger, audit.trails(), audit::claimRows).of(index);
    }

    @Override
    public ItemCustody custodyOfCase() throws IOException {
        return new CustodyReading(ledger, audit.trails(), audit::claimRows).ofCase();
    }

    @Override
    public List<ItemCustody> custody() throws IOException {
        return new CustodyReading(ledger, audit.trails(), audit::claimRows).all();
    }

    @Override
    public void handled(Handling action, Path file) throws IOException {
        // What a case that records nothing any more shows can be taken out of it all the same.
        if (ledger.isRetired() || !ledger.conflicts().isEmpty()) {
            return;
        }
        Digest digest = CaseCustody.digest(file);
        audit.exclusively(() ->
                audit.record(List.of(audit.custodian().entry(action, Optional.of(digest), CaseCustody.name(file)))));
    }

    @Override
    public void exportProof(long index, Path file) throws IOException {
        var entryFile = file.resolveSibling(file.getFileName() + ".json");
        var proofFile = file.resolveSibling(file.getFileName() + ".tlog-proof");
        GivenOutput.require(entryFile);
        GivenOutput.require(proofFile);
        audit.exclusively(() -> {
            var proof = ledger.isRetired() ? proof(index) : new OwnHeads(ledger).proof(index, clock.instant());
            Files.write(entryFile, ledger.entry(index).orElseThrow().canonical());
            Files.writeString(proofFile, proof.toString());
        });
        handled(Handling.EXPORTED, proofFile);
    }

    /** A case that was ended does not record that it gives its last head out, and its entries are in no later one. */
    private TlogProof proof(long index) throws IOException {
        var note = SignedNote.parse(ledger.head());
        return TlogProof.of(index, ledger.inclusionProof(index, ledger.size()), note);
    }

    @Override
    public void exportHead(Path file) throws IOException {
        GivenOutput.require(file);
        audit.exclusively(() -> Files.writeString(file, headToGive()));
        handled(Handling.EXPORTED, file);
    }

    private String headToGive() throws IOException {
        return ledger.isRetired()
                ? ledger.head()
                : new OwnHeads(ledger).giveOut("export", clock.instant()).toString();
    }

    @Override
    public UnnamedBlobs unnamedBlobs(TaskProgress progress) throws IOException {
        var sum = new long[2];
        ledger.unreferencedBlobs(
                blob -> {
                    sum[0]++;
                    sum[1] += blob.bytes();
                },
                new BackupTask(progress));
        return new UnnamedBlobs(sum[0], sum[1]);
    }

    @Override
    public String knownKey(Path file) throws IOException {
        String origin = HeadFiles.checkpoint(file).text().lines().findFirst().orElse("");
        return KnownHeads.of(ledger).entries().stream()
                .filter(HeadEntry.Seen.class::isInstance)
                .map(entry -> ((HeadEntry.Seen) entry).log())
                .filter(log -> log.name().equals(origin))
                .reduce((earlier, later) -> later)
                .map(NoteKey::written)
                .orElse("");
    }

    @Override
    public HeadEntry.Seen importHead(Path file, String key) throws IOException {
        SignedNote note = HeadFiles.checkpoint(file);
        NoteKey log = logKey(key);
        var kept = new HeadEntry.Seen[1];
        audit.exclusively(() -> {
            kept[0] = new CaseWitness(ledger, ledger.cosigner()).keep(note, log, file.toString(), clock.instant());
            audit.refresh();
        });
        return kept[0];
    }

    private static NoteKey logKey(String text) throws LedgerException {
        try {
            NoteKey key = NoteKey.parse(text.strip());
            if (!(key instanceof Ed25519CosignerKey)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new LedgerException("LG-LOG-KEY", "That is no key of a log: " + e.getMessage() + ".", e);
        }
        throw new LedgerException("LG-LOG-KEY", "That is the key of a witness where that of the log is expected.");
    }

    @Override
    public void askWitness(String witness, Path file) throws IOException {
        CosignerKey key = wanted().stream()
                .filter(one -> one.name().equals(witness))
                .map(Witness::key)
                .findFirst()
                .orElseThrow(() -> new LedgerException("LG-POLICY", "The witness policy names no " + witness + "."));
        GivenOutput.require(file);
        audit.exclusively(() -> {
            long begins = KnownHeads.of(ledger)
                    .lastReceived(key)
                    .map(head -> head.size())
                    .orElse(0L);
            var request = new OwnHeads(ledger).request(begins, key.name(), clock.instant());
            Files.writeString(file, request.toString());
        });
        handled(Handling.EXPORTED, file);
    }

    @Override
    public List<String> acceptAnswer(Path file) throws IOException {
        List<Witness> trusted = wanted();
        var names = new java.util.ArrayList<String>();
        audit.exclusively(() -> {
            new OwnHeads(ledger)
                    .accept(file, trusted.stream().map(Witness::key).toList(), clock.instant()).stream()
                            .map(one -> one.witness().name())
                            .forEach(names::add);
            audit.refresh();
        });
        return List.copyOf(names);
    }

    private List<Witness> wanted() throws IOException {
        return PolicyEntry.newest(ledger)
                .map(set -> set.policy().witnesses())
                .orElseThrow(() -> new LedgerException(
                        "LG-POLICY", "No witness policy is set: choose a file that names the witnesses first."));
    }

    @Override
    public void setWitnessPolicy(Path file) throws IOException {
        PolicyEntry policy = PolicyEntry.read(file);
        audit.exclusively(() -> {
            ledger.append(List.of(policy.at(clock.instant())));
            audit.refresh();
        });
    }
}
