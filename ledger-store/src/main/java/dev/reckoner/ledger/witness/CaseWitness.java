package dev.reckoner.ledger.witness;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Cosigner;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.CosignRequest;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * This case as a witness of other logs (C2SP tlog-witness, by files instead of HTTP). What it has seen of them stands in its own
 * ledger and nowhere else; a cosignature is recorded before it is given out.
 */
public final class CaseWitness {
    private static final Digest NOTHING = Digest.ofSha256(MerkleTree.emptyRoot());

    private final Ledger ledger;
    private final Cosigner cosigner;

    /** The witness whose record is the ledger and whose key pair is the cosigner. */
    public CaseWitness(Ledger ledger, Cosigner cosigner) {
        this.ledger = ledger;
        this.cosigner = cosigner;
    }

    /**
     * Keeps a head of another log.
     *
     * @param log the key that the analyst trusts for that log
     * @param source the file that it came in
     * @return the head, {@linkplain HeadEntry.Standing#CONTRADICTING contradicting} if the log has signed another root for that
     *     size; one that is known already is not recorded again
     * @throws LedgerException LG-CHECKPOINT, LG-CHECKPOINT-ORIGIN or LG-CHECKPOINT-UNSIGNED if it is no head of that log; LG-FORK,
     *     LG-ROLLBACK or LG-CHECKPOINT-OWN if it is one of this ledger, which contradicts it or is nothing to keep
     */
    public HeadEntry.Seen keep(SignedNote note, NoteKey log, String source, Instant now) throws IOException {
        Checkpoint head = signed(note, log);
        synchronized (ledger) {
            KnownHeads known = KnownHeads.signed(ledger);
            if (ledger.everyKey().contains(log)) {
                throw own(known, note, log, source, now);
            }
            HeadEntry.Standing standing = known.contradictionTo(head, log).isPresent()
                    ? HeadEntry.Standing.CONTRADICTING
                    : HeadEntry.Standing.SHOWN;
            return keep(known, new HeadEntry.Seen(standing, note, log, source), now);
        }
    }

    /**
     * Cosigns a head of another log, if the log was only appended to since this case cosigned it last.
     *
     * @param log the key that the analyst trusts for that log
     * @param source the file that the request came in
     * @return the line to give back, once it is on disk
     * @throws LedgerException as {@link #keep}; LG-COSIGN-OWN if the log is this ledger; LG-FORK if the log has signed two roots for
     *     one size, now or before; LG-COSIGN-SMALLER if a larger head was cosigned already; LG-COSIGN-OLD-SIZE if the request
     *     begins at another size than the last head that was; LG-COSIGN-PROOF if it does not prove consistency with that
     */
    public NoteSignature answer(CosignRequest request, NoteKey log, String source, Instant now) throws IOException {
        boolean own = ledger.everyKey().stream().anyMatch(key -> key.key().equals(log.key()));
        if (own || log.key().equals(cosigner.key().key())) {
            throw new LedgerException(
                    "LG-COSIGN-OWN", "The log is this case's own ledger; a witness is somebody else.");
        }
        Checkpoint head = signed(request.checkpoint(), log);
        synchronized (ledger) {
            KnownHeads known = KnownHeads.signed(ledger);
            refuseFork(
                    known,
                    head,
                    new HeadEntry.Seen(HeadEntry.Standing.CONTRADICTING, request.checkpoint(), log, source),
                    now);
            Optional<Checkpoint> last = known.lastCosigned(log);
            requireNext(
                    request.oldSize(), head.size(), last.map(Checkpoint::size).orElse(0L));
            if (!request.extendsTree(last.map(Checkpoint::root).orElse(NOTHING))) {
                keep(known, new HeadEntry.Seen(HeadEntry.Standing.UNPROVEN, request.checkpoint(), log, source), now);
                throw new LedgerException(
                        "LG-COSIGN-PROOF",
                        "The request does not prove that the log's " + head.size() + " entries begin with the "
                                + request.oldSize() + " that were cosigned. The head was kept and not cosigned.");
            }
            NoteSignature line = cosigner.cosign(head, now);
            var seen = new HeadEntry.Seen(HeadEntry.Standing.COSIGNED, request.checkpoint(), log, source);
            ledger.append(List.of(seen.at(now), new HeadEntry.Given(head, log, line).at(now)));
            return line;
        }
    }

    /** A head of this very ledger: of the other histories that it has signed, one with as many entries is kept as evidence. */
    private LedgerException own(KnownHeads known, SignedNote note, NoteKey log, String source, Instant now)
            throws IOException {
        KeptHead standing = ledger.compare(note, Optional.of(log));
        if (standing instanceof KeptHead.Forked && !ledger.isRetired()) {
            keep(known, new HeadEntry.Seen(HeadEntry.Standing.CONTRADICTING, note, log, source), now);
        }
        return new LedgerException(
                standing.code().orElse("LG-CHECKPOINT-OWN"),
                "It is a head of this case itself. " + standing.sentence()
                        + (standing.fits() ? " There is nothing to keep." : ""));
    }

    private void refuseFork(KnownHeads known, Checkpoint head, HeadEntry.Seen contradicting, Instant now)
            throws IOException {
        NoteKey log = contradicting.log();
        Optional<HeadEntry.Seen> other = known.contradictionTo(head, log);
        if (other.isPresent()) {
            keep(known, contradicting, now);
            throw fork(log, head.size());
        }
        for (HeadEntry.Seen seen : known.seen(log)) {
            // A cosigner says that the head agrees with all that it has ever seen of the log.
            if (seen.standing() == HeadEntry.Standing.CONTRADICTING) {
                throw fork(log, seen.head().size());
            }
        }
    }

    private static LedgerException fork(NoteKey log, long size) {
        return new LedgerException(
                "LG-FORK",
                "The log " + log.name() + " has signed two different roots for " + size
                        + " entries. Both heads are kept in the ledger; nothing of that log is cosigned any more.");
    }

    private static void requireNext(long oldSize, long size, long last) throws LedgerException {
        if (size < last) {
            throw new LedgerException(
                    "LG-COSIGN-SMALLER",
                    "The head has " + size + " entries, and one of " + last + " was cosigned already.");
        }
        if (oldSize != last) {
            throw new LedgerException(
                    "LG-COSIGN-OLD-SIZE",
                    "The request begins at " + oldSize + " entries, and " + last
                            + " were cosigned last. Ask for one that begins at " + last + ".");
        }
    }

    private static Checkpoint signed(SignedNote note, NoteKey log) throws LedgerException {
        Checkpoint head = OwnHeads.checkpoint(note);
        if (!head.origin().equals(log.name())) {
            throw new LedgerException(
                    "LG-CHECKPOINT-ORIGIN",
                    "The head is one of " + head.origin() + ", and the key that you trust is one of " + log.name()
                            + ".");
        }
        return switch (note.standing(log)) {
            case SIGNED -> head;
            case NOT_SIGNED -> throw unsigned("The head is not signed with the key that you trust, " + log.id() + ".");
            case BADLY_SIGNED ->
                throw unsigned("The signature with the key that you trust, " + log.id()
                        + ", does not hold: the head was changed.");
        };
    }

    private static LedgerException unsigned(String sentence) {
        return new LedgerException("LG-CHECKPOINT-UNSIGNED", sentence);
    }

    /** Records it, unless the same head of the same log stands there already. */
    private HeadEntry.Seen keep(KnownHeads known, HeadEntry.Seen seen, Instant now) throws IOException {
        boolean isNew = known.seen(seen.log()).stream()
                .noneMatch(one -> one.note().text().equals(seen.note().text()));
        if (isNew) {
            ledger.append(List.of(seen.at(now)));
        }
        return seen;
    }
}
