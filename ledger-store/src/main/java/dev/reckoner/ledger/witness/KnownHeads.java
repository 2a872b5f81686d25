package dev.reckoner.ledger.witness;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a ledger's entries about heads add up to. Another log is known by its key: two cases may have taken the same name, and
 * what two keys signed contradicts nobody.
 */
public final class KnownHeads {
    private static final Set<EntryKind> ABOUT_HEADS = Set.of(EntryKind.CHECKPOINT, EntryKind.COSIGNATURE);

    private final List<HeadEntry> entries;

    private KnownHeads(List<HeadEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * For whoever signs: reads the whole ledger and compares it with its head. No table is asked, and no entry believed by itself: one
     * that was taken out, or made one of another kind, would let a fork be cosigned.
     *
     * @throws LedgerException LG-CONFLICT if the entries are not those that the head signs
     */
    static KnownHeads signed(Ledger ledger) throws IOException {
        List<HeadEntry> found = new ArrayList<>();
        for (LedgerEntry entry : ledger.signedEntries(ABOUT_HEADS)) {
            HeadEntry.of(entry).ifPresent(found::add);
        }
        return new KnownHeads(found);
    }

    /** For whoever looks: reads the whole ledger as it is, and parses of it what is about heads. */
    public static KnownHeads of(Ledger ledger) throws IOException {
        List<HeadEntry> found = new ArrayList<>();
        try (Stream<LedgerEntry> about = ledger.entries(ABOUT_HEADS, 0, ledger.size())) {
            for (LedgerEntry entry : (Iterable<LedgerEntry>) about::iterator) {
                HeadEntry.of(entry).ifPresent(found::add);
            }
        }
        return new KnownHeads(found);
    }

    /** All entries about heads, oldest first. */
    public List<HeadEntry> entries() {
        return entries;
    }

    /** The heads that were given out, oldest first, each with the cosignatures that came back for it. */
    public List<SignedNote> givenOut() {
        Map<String, SignedNote> notes = new LinkedHashMap<>();
        all(HeadEntry.GivenOut.class)
                .forEach(given -> notes.putIfAbsent(given.note().text(), given.note()));
        all(HeadEntry.Received.class)
                .forEach(received ->
                        notes.computeIfPresent(received.head().text(), (text, note) -> note.with(received.line())));
        return List.copyOf(notes.values());
    }

    /** True if the cosignature was recorded already. */
    boolean has(HeadEntry.Received received) {
        return all(HeadEntry.Received.class)
                .anyMatch(known ->
                        known.line().equals(received.line()) && known.head().equals(received.head()));
    }

    /** The heads of that log that were seen, oldest first. */
    public List<HeadEntry.Seen> seen(NoteKey log) {
        return all(HeadEntry.Seen.class).filter(seen -> seen.log().equals(log)).toList();
    }

    /** The head of that log that this case cosigned last. */
    public Optional<Checkpoint> lastCosigned(NoteKey log) {
        return all(HeadEntry.Given.class)
                .filter(given -> given.log().equals(log))
                .map(HeadEntry.Given::head)
                .reduce((earlier, later) -> later);
    }

    /** The largest head of this ledger that the witness's cosignature came back for. */
    public Optional<Checkpoint> lastReceived(CosignerKey witness) {
        return all(HeadEntry.Received.class)
                .filter(received -> received.witness().equals(witness))
                .map(HeadEntry.Received::head)
                .max(Comparator.comparingLong(Checkpoint::size));
    }

    /** A head of that log that cannot be true if this one is: of the same size, with another root. */
    public Optional<HeadEntry.Seen> contradictionTo(Checkpoint head, NoteKey log) {
        return seen(log).stream()
                .filter(seen ->
                        seen.head().size() == head.size() && !seen.head().root().equals(head.root()))
                .findFirst();
    }

    private <E extends HeadEntry> Stream<E> all(Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }
}
