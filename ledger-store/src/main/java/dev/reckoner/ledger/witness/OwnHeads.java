package dev.reckoner.ledger.witness;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.CosignRequest;
import dev.reckoner.crypto.tlog.TlogProof;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The heads of this case's ledger, for others: given out, cosigned by witnesses, and proofs of entries under them. */
public final class OwnHeads {
    private static final String NO_HEAD = "\n";

    private final Ledger ledger;

    /** Those of that ledger. */
    public OwnHeads(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The newest head; that it was given out is recorded, which the head itself does not cover. Not in a case that was ended: its
     * last head can be given out to anybody, and nothing can be recorded any more.
     */
    public SignedNote giveOut(String purpose, Instant now) throws IOException {
        synchronized (ledger) {
            SignedNote note = SignedNote.parse(ledger.head());
            if (ledger.isRetired()) {
                return note;
            }
            ledger.append(List.of(new HeadEntry.GivenOut(note, purpose).at(now)));
            return note;
        }
    }

    /**
     * What a witness is asked with: the newest head, which is given out with it.
     *
     * @param oldSize of the head that the witness cosigned last; 0 if it never did
     * @throws LedgerException LG-COSIGN-OLD-SIZE if the ledger never had that size; LG-NODE if its stored nodes prove nothing
     */
    public CosignRequest request(long oldSize, String witness, Instant now) throws IOException {
        if (oldSize < 0 || oldSize > ledger.size()) {
            throw new LedgerException(
                    "LG-COSIGN-OLD-SIZE",
                    "The ledger never had " + oldSize + " entries, only " + ledger.size()
                            + ": that is not what a witness cosigned of it.");
        }
        synchronized (ledger) {
            Checkpoint head = Checkpoint.parse(SignedNote.parse(ledger.head()).text());
            List<byte[]> proof = oldSize == 0 ? List.of() : consistency(oldSize, head);
            return CosignRequest.of(oldSize, proof, giveOut("cosignature by " + witness, now));
        }
    }

    private List<byte[]> consistency(long oldSize, Checkpoint head) throws IOException {
        List<byte[]> proof = ledger.consistencyProof(oldSize, head.size());
        byte[] root = head.root().bytes();
        if (!MerkleTree.extendsTree(oldSize, ledger.root(oldSize), head.size(), root, proof)) {
            throw provesNothing("that the ledger begins with its first " + oldSize + " entries");
        }
        return proof;
    }

    private static LedgerException provesNothing(String what) {
        return new LedgerException(
                "LG-NODE",
                "What the database keeps of the tree does not prove " + what
                        + ": the entry, or nodes of the tree, were changed. Verify the ledger. Nothing was given out.");
    }

    /**
     * The proof that an entry stands in this ledger: under the head that most witnesses cosigned, the newest of several; where
     * none that was given out covers the entry, under the newest, which is given out with it.
     *
     * @throws LedgerException LG-NO-ENTRY if there is no such entry; LG-NODE if the entry is not what the head signs
     */
    public TlogProof proof(long index, Instant now) throws IOException {
        if (index < 0 || index >= ledger.size()) {
            throw new LedgerException(
                    "LG-NO-ENTRY", "There is no entry " + index + ": the ledger has " + ledger.size() + ", from 0 on.");
        }
        Optional<SignedNote> best = KnownHeads.of(ledger).givenOut().stream()
                .filter(note -> size(note) > index && size(note) <= ledger.size())
                .max(Comparator.comparingLong(OwnHeads::signers).thenComparingLong(OwnHeads::size));
        synchronized (ledger) {
            List<byte[]> path = path(index, best.orElse(SignedNote.parse(ledger.head())));
            SignedNote note = best.isPresent() ? best.get() : giveOut("proof of entry " + index, now);
            return TlogProof.of(index, path, note);
        }
    }

    private List<byte[]> path(long index, SignedNote note) throws IOException {
        Checkpoint head = Checkpoint.parse(note.text());
        List<byte[]> path = ledger.inclusionProof(index, head.size());
        byte[] leaf = MerkleTree.leaf(ledger.entry(index).orElseThrow().canonical());
        if (!MerkleTree.includes(leaf, index, head.size(), path, head.root().bytes())) {
            throw provesNothing("entry " + index);
        }
        return path;
    }

    private static long signers(SignedNote note) {
        return note.signatures().stream()
                .map(line -> line.name() + " " + line.keyId())
                .distinct()
                .count();
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    /**
     * Records what a witness answered: a head with its cosignatures, or lines alone.
     *
     * @return what was not known before
     * @throws LedgerException LG-ANSWER if the file holds neither, and as the two below
     */
    public List<HeadEntry.Received> accept(Path answer, Collection<? extends CosignerKey> witnesses, Instant now)
            throws IOException {
        SignedNote note = HeadFiles.read(
                answer, SignedNote.LIMIT_CHARACTERS, "LG-ANSWER", "answer of a witness", OwnHeads::answer);
        return note.text().equals(NO_HEAD)
                ? accept(note.signatures(), witnesses, answer.toString(), now)
                : accept(note, witnesses, answer.toString(), now);
    }

    /** Lines alone become those of a note that says nothing. */
    private static SignedNote answer(String file) {
        return file.startsWith("—") ? new SignedNote(NO_HEAD, NoteSignature.parseAll(file)) : SignedNote.parse(file);
    }

    /**
     * Records the cosignatures that a head carries, by those witnesses; lines by others are passed over.
     *
     * @param source the file that it came in
     * @return what was not known before
     * @throws LedgerException LG-COSIGN-FOREIGN if this ledger never had that head, LG-COSIGN-BAD if a cosignature by one of the
     *     witnesses does not hold, LG-COSIGN-NONE if there is none by them
     */
    public List<HeadEntry.Received> accept(
            SignedNote note, Collection<? extends CosignerKey> witnesses, String source, Instant now)
            throws IOException {
        Checkpoint head = own(note);
        List<HeadEntry.Received> received = new ArrayList<>();
        for (CosignerKey witness : witnesses) {
            if (note.standing(witness) == SignedNote.Standing.BADLY_SIGNED) {
                throw bad(witness, "the head of " + head.size() + " entries");
            }
            note.by(witness).forEach(line -> received.add(new HeadEntry.Received(head, witness, line, source)));
        }
        requireSome(received);
        return record(received, now);
    }

    /**
     * The same of lines alone, as a witness answers them: the head that they cosign is looked for among those given out.
     *
     * @throws LedgerException LG-COSIGN-BAD if a line by one of the witnesses holds over none of them, LG-COSIGN-NONE if there is
     *     none by them
     */
    public List<HeadEntry.Received> accept(
            List<NoteSignature> lines, Collection<? extends CosignerKey> witnesses, String source, Instant now)
            throws IOException {
        List<SignedNote> heads = KnownHeads.signed(ledger).givenOut().reversed();
        List<HeadEntry.Received> received = new ArrayList<>();
        for (NoteSignature line : lines) {
            for (CosignerKey witness : witnesses) {
                if (line.names(witness)) {
                    Checkpoint head = cosigned(heads, line, witness);
                    received.add(new HeadEntry.Received(head, witness, line, source));
                }
            }
        }
        requireSome(received);
        return record(received, now);
    }

    private static Checkpoint cosigned(List<SignedNote> heads, NoteSignature line, CosignerKey witness)
            throws LedgerException {
        return heads.stream()
                .filter(head -> new SignedNote(head.text(), List.of(line)).isSignedBy(witness))
                .findFirst()
                .map(head -> Checkpoint.parse(head.text()))
                .orElseThrow(() -> bad(witness, "any head that was given out"));
    }

    private Checkpoint own(SignedNote note) throws IOException {
        Checkpoint head = checkpoint(note);
        String origin = checkpoint(SignedNote.parse(ledger.head())).origin();
        boolean had = head.origin().equals(origin)
                && head.extensions().isEmpty()
                && head.size() > 0
                && head.size() <= ledger.size()
                && Digest.ofSha256(ledger.root(head.size())).equals(head.root());
        if (!had) {
            throw new LedgerException(
                    "LG-COSIGN-FOREIGN",
                    "This ledger, " + origin + ", never had the cosigned head: " + head.size() + " entries of "
                            + head.origin() + " with the root " + head.root().hex() + ".");
        }
        return head;
    }

    static Checkpoint checkpoint(SignedNote note) throws LedgerException {
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new LedgerException("LG-CHECKPOINT", "It is no head (C2SP checkpoint): " + e.getMessage() + ".", e);
        }
    }

    private static LedgerException bad(CosignerKey witness, String what) {
        return new LedgerException(
                "LG-COSIGN-BAD",
                "The cosignature by " + witness.name() + " does not hold over " + what + "; nothing was recorded.");
    }

    private static void requireSome(List<HeadEntry.Received> received) throws LedgerException {
        if (received.isEmpty()) {
            throw new LedgerException(
                    "LG-COSIGN-NONE",
                    "There is no cosignature by a witness whose key you named. Lines by others count for nothing.");
        }
    }

    private List<HeadEntry.Received> record(List<HeadEntry.Received> received, Instant now) throws IOException {
        synchronized (ledger) {
            KnownHeads known = KnownHeads.signed(ledger);
            List<HeadEntry.Received> fresh =
                    received.stream().distinct().filter(one -> !known.has(one)).toList();
            ledger.append(fresh.stream().map(one -> one.at(now)).toList());
            return fresh;
        }
    }
}
