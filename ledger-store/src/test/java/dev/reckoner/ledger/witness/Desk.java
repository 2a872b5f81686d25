package dev.reckoner.ledger.witness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Cosigner;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.WitnessPolicy;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.NewEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** An analyst with a case, who keeps, gives out and cosigns heads. */
final class Desk implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    final Ledger ledger;
    final OwnHeads heads;
    final Cosigner cosigner;
    final CaseWitness witness;

    Desk(Path folder, String name) throws IOException {
        ledger = Ledger.create(folder.resolve(name), "reckoner.example/" + name, NOW);
        heads = new OwnHeads(ledger);
        cosigner = ledger.cosigner();
        witness = new CaseWitness(ledger, cosigner);
    }

    /** The key that others trust for this case. */
    NoteKey key() {
        return ledger.keys().getFirst();
    }

    WitnessPolicy believed() {
        return WitnessPolicy.of(key());
    }

    WitnessPolicy believed(Desk witness) {
        String file = "log " + key() + "\nwitness w " + witness.cosigner.key() + "\nquorum w\n";
        return WitnessPolicy.parse(file.getBytes(StandardCharsets.UTF_8));
    }

    void work(int notes) throws IOException {
        ledger.append(IntStream.range(0, notes)
                .mapToObj(i -> new NewEntry(
                        EntryKind.NOTE,
                        NOW,
                        JsonNodeFactory.instance.objectNode().put("text", "note " + i)))
                .toList());
    }

    byte[] entry(long index) throws IOException {
        return ledger.entry(index).orElseThrow().canonical();
    }

    LedgerEntry last() throws IOException {
        return ledger.entry(ledger.size() - 1).orElseThrow();
    }

    List<HeadEntry> recorded() throws IOException {
        return KnownHeads.of(ledger).entries();
    }

    static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
