package dev.reckoner.crypto;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a growing Merkle tree: the roots of its whole subtrees, at most 63 hashes. Appending n leaves costs
 * O(n), the root O(log n). Not safe for use by several threads.
 */
public final class CompactRange {
    /** Is told of every whole subtree in the moment it is completed, the leaves themselves left out. */
    @FunctionalInterface
    public interface NodeSink {
        /**
         * A whole subtree of 2^level leaves, beginning at leaf {@code index << level}.
         *
         * @param level at least 1
         */
        void node(int level, long index, byte[] hash);
    }

    /** By level; set exactly where {@link #size} has a bit. */
    private final List<byte @Nullable []> edge;

    private long size;

    /** The tree without leaves. */
    public CompactRange() {
        edge = new ArrayList<>();
    }

    private CompactRange(List<byte @Nullable []> edge, long size) {
        this.edge = new ArrayList<>(edge);
        this.size = size;
    }

    /** Where the root of a whole subtree is found when a range is loaded. */
    @FunctionalInterface
    public interface NodeSource<E extends Exception> {
        /** The root of the 2^level leaves from leaf {@code index << level}. */
        byte[] node(int level, long index) throws E;
    }

    /** The edge of a tree of that size whose nodes are kept elsewhere. */
    public static <E extends Exception> CompactRange load(long size, NodeSource<E> nodes) throws E {
        List<byte @Nullable []> edge = new ArrayList<>();
        for (int level = 0; size >>> level != 0; level++) {
            long index = size >>> level;
            edge.add((index & 1) == 1 ? nodes.node(level, index - 1) : null);
        }
        return new CompactRange(edge, size);
    }

    /** An independent copy. */
    public CompactRange copy() {
        return new CompactRange(edge, size);
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    /** Adds a leaf hash. */
    public void append(byte[] leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    /** Adds a leaf hash and tells of the subtrees that it completes. */
    public void append(byte[] leaf, NodeSink completed) {
        byte[] hash = leaf;
        int level = 0;
        for (; (size >>> level & 1) == 1; level++) {
            byte[] left = edge.get(level);
            if (left == null) {
                throw new IllegalStateException("no edge hash at level " + level);
            }
            hash = MerkleTree.node(left, hash);
            edge.set(level, null);
            completed.node(level + 1, size >>> (level + 1), hash);
        }
        if (level == edge.size()) {
            edge.add(hash);
        } else {
            edge.set(level, hash);
        }
        size++;
    }

    /** The root of the tree so far. */
    public byte[] root() {
        byte[] root = null;
        for (byte[] part : edge) {
            if (part != null) {
                root = root == null ? part : MerkleTree.node(part, root);
            }
        }
        return root == null ? MerkleTree.emptyRoot() : root;
    }
}
