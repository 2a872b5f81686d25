package dev.reckoner.runtime.commit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One block of a large value of a trace, with the proof that it is in it. The block speaks for the second tree alone: whoever is shown
 * the whole value also sees whether it is the one that the leaf's own hash is of.
 *
 * @param leaf the value's leaf
 * @param index the leaf's index
 * @param size how many leaves the trace has; an audit path fits several numbers, and the model tells which
 * @param proof the leaf's audit path
 * @param tile the block
 */
public record TileOpening(TraceLeaf leaf, long index, long size, List<Hash> proof, Tile tile) {
    public TileOpening {
        proof = List.copyOf(proof);
    }

    /**
     * A block of a value's canonical bytes.
     *
     * @param index the block's index
     * @param count how many blocks the value has; an audit path fits several numbers, the value's type and shape tell which
     * @param bytes 64 KiB, fewer in the last block
     * @param proof the block's audit path in the second tree
     */
    public record Tile(long index, long count, byte[] bytes, List<Hash> proof) {
        public Tile {
            bytes = bytes.clone();
            proof = List.copyOf(proof);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tile that
                    && index == that.index
                    && count == that.count
                    && Arrays.equals(bytes, that.bytes)
                    && proof.equals(that.proof);
        }

        @Override
        public int hashCode() {
            return Objects.hash(index, count, Arrays.hashCode(bytes), proof);
        }
    }

    /** What is wrong with it; empty if the block is the one at that place of that value of the trace with that root. */
    public Optional<OpeningFault> fault(Hash root, CommitmentTree tree) {
        byte[] block = tree.leaf(tile.bytes());
        boolean inValue = leaf.tiles()
                .filter(tiles -> tree.includes(block, tile.index(), tile.count(), bytes(tile.proof()), tiles.bytes()))
                .isPresent();
        if (!inValue) {
            return Optional.of(OpeningFault.TILES);
        }
        boolean inTrace = tree.includes(tree.leaf(leaf.content()), index, size, bytes(proof), root.bytes());
        return inTrace ? Optional.empty() : Optional.of(OpeningFault.PROOF);
    }

    private static List<byte[]> bytes(List<Hash> proof) {
        return proof.stream().map(Hash::bytes).toList();
    }
}
