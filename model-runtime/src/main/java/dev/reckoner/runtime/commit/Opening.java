package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.List;
import java.util.Optional;

/**
 * A value of a trace with the proof that it is in it.
 *
 * @param leaf its leaf
 * @param index the leaf's index
 * @param size how many leaves the trace has; an audit path fits several numbers, and the model tells which
 * @param value the value
 * @param proof the audit path, from the leaf's sibling up
 */
public record Opening(TraceLeaf leaf, long index, long size, OnnxValue value, List<Hash> proof) {
    public Opening {
        proof = List.copyOf(proof);
    }

    /** What is wrong with it; empty if the value is the one at that place of the trace with that root. */
    public Optional<OpeningFault> fault(Hash root, CommitmentTree tree) {
        if (!ValueForm.digest(value).equals(leaf.value())) {
            return Optional.of(OpeningFault.VALUE);
        }
        if (!Tiles.root(value, tree).equals(leaf.tiles())) {
            return Optional.of(OpeningFault.TILES);
        }
        return isUnder(root, tree) ? Optional.empty() : Optional.of(OpeningFault.PROOF);
    }

    /** As {@link #fault(Hash, CommitmentTree)}, for an opening of the leaf that was asked for: its place, index and number. */
    public Optional<OpeningFault> fault(TracePosition asked, long at, long of, Hash root, CommitmentTree tree) {
        return leaf.position().equals(asked) && index == at && size == of
                ? fault(root, tree)
                : Optional.of(OpeningFault.SWAPPED);
    }

    private boolean isUnder(Hash root, CommitmentTree tree) {
        return tree.includes(
                tree.leaf(leaf.content()),
                index,
                size,
                proof.stream().map(Hash::bytes).toList(),
                root.bytes());
    }
}
