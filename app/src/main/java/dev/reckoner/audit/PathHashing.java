package dev.reckoner.audit;

import dev.reckoner.audit.InclusionPath.Level;
import dev.reckoner.audit.InclusionPath.Side;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.LeafRange;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Hashes the way from an entry to the root of the newest head, from the bytes on the disk. */
final class PathHashing {
    private final Ledger ledger;
    private final long index;
    private final Checkpoint head;
    private final boolean signed;
    private final List<LeafRange> ranges;
    private final List<Level> levels = new ArrayList<>();
    /** The entries under each computed hash, the leaf's own first. */
    private final List<LeafRange> covered = new ArrayList<>();

    private PathHashing(Ledger ledger, long index) throws LedgerException {
        this.ledger = ledger;
        this.index = index;
        SignedNote note = SignedNote.parse(ledger.head());
        head = Checkpoint.parse(note.text());
        signed = ledger.keys().stream().allMatch(note::isSignedBy);
        ranges = MerkleTree.inclusionRanges(index, head.size());
    }

    /**
     * The path of an entry.
     *
     * @throws LedgerException LG-NO-ENTRY if there is no such entry; what else the store cannot read
     */
    static InclusionPath of(Ledger ledger, long index) throws IOException {
        byte[] leaf = MerkleTree.leaf(ledger.entry(index)
                .orElseThrow(() -> new LedgerException(
                        "LG-NO-ENTRY",
                        "There is no entry " + index + ": the ledger has " + ledger.size() + ", from 0 on."))
                .canonical());
        return new PathHashing(ledger, index).from(leaf);
    }

    private InclusionPath from(byte[] leaf) throws IOException {
        byte[] node = leaf;
        LeafRange own = new LeafRange(index, index + 1);
        covered.add(own);
        List<byte[]> given = ledger.inclusionProof(index, head.size());
        for (int i = 0; i < ranges.size(); i++) {
            LeafRange other = ranges.get(i);
            Side side = other.start() < own.start() ? Side.LEFT : Side.RIGHT;
            node = side == Side.LEFT ? MerkleTree.node(given.get(i), node) : MerkleTree.node(node, given.get(i));
            own = new LeafRange(Math.min(own.start(), other.start()), Math.max(own.end(), other.end()));
            covered.add(own);
            levels.add(new Level(Digest.ofSha256(given.get(i)), other, side, Digest.ofSha256(node)));
        }
        boolean leads = Digest.ofSha256(node).equals(head.root());
        return new InclusionPath(
                index,
                Digest.ofSha256(leaf),
                levels,
                head.root(),
                head.size(),
                signed,
                leads ? OptionalInt.empty() : OptionalInt.of(firstDamaged(leaf)));
    }

    /** What the tree holds of the path itself stands in the proofs of the entries beside it. */
    private int firstDamaged(byte[] leaf) throws IOException {
        for (int level = 0; level < ranges.size(); level++) {
            Digest computed =
                    level == 0 ? Digest.ofSha256(leaf) : levels.get(level - 1).computed();
            if (!computed.equals(held(level))) {
                return level;
            }
        }
        return ranges.size();
    }

    private Digest held(int level) throws IOException {
        long beside = ranges.get(level).start();
        int place = MerkleTree.inclusionRanges(beside, head.size()).indexOf(covered.get(level));
        return Digest.ofSha256(ledger.inclusionProof(beside, head.size()).get(place));
    }
}
