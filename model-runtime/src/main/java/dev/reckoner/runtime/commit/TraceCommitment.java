package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The tree over the leaves of a trace: its root is what is signed or published, and single values are shown under it. */
public final class TraceCommitment {
    private final CommitmentTree tree;
    private final List<TraceLeaf> leaves;
    private final List<byte[]> hashes;
    private final Hash root;

    /** The commitment to these leaves, in the order of the graph. */
    public TraceCommitment(List<TraceLeaf> leaves, CommitmentTree tree) {
        this.tree = tree;
        this.leaves = List.copyOf(leaves);
        this.hashes =
                this.leaves.stream().map(leaf -> tree.leaf(leaf.content())).toList();
        this.root = Hash.of(tree.root(hashes));
    }

    /** The leaves in order. */
    public List<TraceLeaf> leaves() {
        return leaves;
    }

    /** The root. */
    public Hash root() {
        return root;
    }

    /** The index of the leaf of a value; empty where the trace leaves the value out. */
    public OptionalInt indexOf(String value) {
        return IntStream.range(0, leaves.size())
                .filter(i -> leaves.get(i).position().valueName().equals(value))
                .findFirst();
    }

    /** The audit path of a leaf. */
    public List<Hash> proof(int index) {
        return tree.inclusionProof(hashes, index).stream().map(Hash::of).toList();
    }

    /** Shows a value under the root. Whether it is the value of the leaf is for the other side to see. */
    public Opening open(int index, OnnxValue value) {
        return new Opening(leaves.get(index), index, leaves.size(), value, proof(index));
    }

    /**
     * Shows one block of a large value.
     *
     * @throws CommitException TC-NO-TILES if the value has no second tree, TC-NO-TILE if it has no such block
     */
    public TileOpening openTile(int index, OnnxValue value, int tile) throws CommitException {
        if (leaves.get(index).tiles().isEmpty()) {
            throw new CommitException(
                    "TC-NO-TILES",
                    "The value " + leaves.get(index).position().name()
                            + " has at most 1 MiB and is shown whole, not by blocks.");
        }
        byte[] bytes = ValueForm.bytes(value);
        int count = Tiles.count(bytes.length);
        if (tile < 0 || tile >= count) {
            throw new CommitException("TC-NO-TILE", "The value has blocks 0 to " + (count - 1) + ", not " + tile + ".");
        }
        List<Hash> path = tree.inclusionProof(Tiles.leaves(bytes, tree), tile).stream()
                .map(Hash::of)
                .toList();
        return new TileOpening(
                leaves.get(index),
                index,
                leaves.size(),
                proof(index),
                new TileOpening.Tile(tile, count, Tiles.block(bytes, tile), path));
    }
}
