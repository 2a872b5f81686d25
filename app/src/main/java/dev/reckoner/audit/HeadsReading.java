package dev.reckoner.audit;

import dev.reckoner.audit.LedgerHeads.GivenCosignature;
import dev.reckoner.audit.LedgerHeads.Head;
import dev.reckoner.audit.LedgerHeads.OtherHead;
import dev.reckoner.audit.LedgerHeads.Seen;
import dev.reckoner.audit.LedgerHeads.Wanted;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.Quorum;
import dev.reckoner.crypto.tlog.Witness;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ledger.witness.KnownHeads;
import dev.reckoner.ledger.witness.PolicyEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads out of a ledger which heads were given out, and who cosigned them. */
final class HeadsReading {
    /** Where the purpose of a head names whom it was given to. */
    private static final String ASKED = "cosignature by ";

    private static final Set<EntryKind> ABOUT_HEADS = Set.of(EntryKind.CHECKPOINT, EntryKind.COSIGNATURE);

    private final Ledger ledger;
    private final KnownHeads known;
    private final Optional<PolicyEntry> policy;
    private final List<Witness> witnesses;
    private final Map<String, Instant> givenOut = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<OtherHead> others = new ArrayList<>();
    private final List<GivenCosignature> cosignatures = new ArrayList<>();

    private HeadsReading(Ledger ledger) throws IOException {
        this.ledger = ledger;
        known = KnownHeads.of(ledger);
        policy = PolicyEntry.newest(ledger);
        witnesses = policy.map(set -> set.policy().witnesses()).orElseGet(this::accepted);
        try (var all = ledger.entries(ABOUT_HEADS, 0, ledger.size())) {
            for (LedgerEntry entry : (Iterable<LedgerEntry>) all::iterator) {
                HeadEntry.of(entry).ifPresent(head -> take(head, entry));
            }
        }
    }

    static LedgerHeads of(Ledger ledger) throws IOException {
        return new HeadsReading(ledger).heads();
    }

    private void take(HeadEntry head, LedgerEntry entry) {
        switch (head) {
            case HeadEntry.GivenOut given -> givenOut(given, entry.time());
            case HeadEntry.Seen seen -> others.add(other(seen, entry));
            case HeadEntry.Given given ->
                cosignatures.add(new GivenCosignature(
                        entry.index(), given.log().name(), given.head().size(), entry.time()));
            case HeadEntry.Received ignored -> {
                // Read with the head that it is of.
            }
        }
    }

    private void givenOut(HeadEntry.GivenOut given, Instant time) {
        givenOut.putIfAbsent(given.note().text(), time);
        if (given.purpose().startsWith(ASKED)) {
            asked.add(given.purpose().substring(ASKED.length()));
        }
    }

    private static OtherHead other(HeadEntry.Seen seen, LedgerEntry entry) {
        Checkpoint head = seen.head();
        return new OtherHead(
                entry.index(),
                seen.log().name(),
                seen.log().id(),
                head.size(),
                head.root(),
                seen.standing(),
                entry.time());
    }

    /** Without a policy, whoever cosigned with a key that the analyst named. */
    private List<Witness> accepted() {
        Map<CosignerKey, Witness> all = new LinkedHashMap<>();
        received()
                .forEach(one ->
                        all.putIfAbsent(one.witness(), new Witness(one.witness().name(), one.witness())));
        return List.copyOf(all.values());
    }

    private List<HeadEntry.Received> received() {
        return known.entries().stream()
                .filter(HeadEntry.Received.class::isInstance)
                .map(HeadEntry.Received.class::cast)
                .toList();
    }

    private LedgerHeads heads() throws IOException {
        var heads = new ArrayList<Head>();
        if (ledger.conflicts().isEmpty()) {
            SignedNote now = SignedNote.parse(ledger.head());
            if (!givenOut.containsKey(now.text())) {
                long size = Checkpoint.parse(now.text()).size();
                heads.add(head(now, time(size - 1)));
            }
        }
        for (SignedNote note : known.givenOut().reversed()) {
            heads.add(head(note, givenOut.getOrDefault(note.text(), Instant.EPOCH)));
        }
        return new LedgerHeads(
                heads,
                witnesses.stream().map(this::seen).toList(),
                policy.map(HeadsReading::wanted),
                KeysReading.of(ledger),
                others.reversed(),
                cosignatures.reversed());
    }

    /** An entry that was changed on the disk does not keep the heads from being told. */
    private Instant time(long index) throws IOException {
        try {
            return ledger.entry(index).map(LedgerEntry::time).orElse(Instant.EPOCH);
        } catch (LedgerException unreadable) {
            return Instant.EPOCH;
        }
    }

    private Head head(SignedNote note, Instant signed) {
        Checkpoint head = Checkpoint.parse(note.text());
        List<String> cosigned = witnesses.stream()
                .filter(witness -> note.isSignedBy(witness.key()))
                .map(Witness::name)
                .toList();
        return new Head(head.size(), head.root(), signed, cosigned, policy.isPresent() ? witnesses.size() : 0);
    }

    private Seen seen(Witness witness) {
        Optional<SignedNote> last = known.lastReceived(witness.key())
                .flatMap(head -> known.givenOut().stream()
                        .filter(note -> note.text().equals(head.text()))
                        .findFirst());
        return new Seen(
                witness.name(),
                last.flatMap(note -> note.lastCosigned(witness.key())),
                known.lastReceived(witness.key()).map(Checkpoint::size).orElse(0L),
                asked.contains(witness.key().name()));
    }

    private static Wanted wanted(PolicyEntry set) {
        return switch (set.policy().quorum()) {
            case Quorum.One ignored -> new Wanted(1, 1, set.source(), set.set());
            case Quorum.Group group ->
                new Wanted(group.threshold(), group.members().size(), set.source(), set.set());
        };
    }
}
