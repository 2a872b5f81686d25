package dev.reckoner.crypto;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Merkle tree hashes and proofs of RFC 6962 section 2.1 and RFC 9162 section 2.1: a leaf is SHA-256(0x00 ‖ bytes), an
 * inner node SHA-256(0x01 ‖ left ‖ right), a tree is split at the largest power of two below its size. Indexes and
 * sizes are unsigned 64-bit numbers. Subtree proofs follow draft-ietf-plants-merkle-tree-certs section 4.
 */
public final class MerkleTree {
    /** Bytes of every hash. */
    public static final int HASH_BYTES = 32;

    /** A function is as dear to make as the hash of a node, and is as new again after each digest. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest::sha256Function);

    private MerkleTree() {}

    /** The hash of a leaf with this content. */
    public static byte[] leaf(byte[] content) {
        MessageDigest sha = SHA_256.get();
        sha.update((byte) 0);
        return sha.digest(content);
    }

    /** The hash of a leaf with the content between those places. */
    public static byte[] leaf(byte[] bytes, int from, int end) {
        MessageDigest sha = SHA_256.get();
        sha.update((byte) 0);
        sha.update(bytes, from, end - from);
        return sha.digest();
    }

    /** The hash of an inner node. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = SHA_256.get();
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static byte[] emptyRoot() {
        return Digest.sha256Function().digest();
    }

    /** The root over leaf hashes in order. */
    public static byte[] root(List<byte[]> leaves) {
        CompactRange range = new CompactRange();
        leaves.forEach(range::append);
        return range.root();
    }

    /** The audit path of leaf {@code index}, from the leaf's sibling up. */
    public static List<byte[]> inclusionProof(List<byte[]> leaves, int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException("No leaf " + index + " in a tree of " + leaves.size());
        }
        return inclusionRanges(index, leaves.size()).stream()
                .map(part -> root(leaves.subList((int) part.start(), (int) part.end())))
                .toList();
    }

    /** The proof that the first {@code size} leaves are a prefix of all of them; empty if they are all of them. */
    public static List<byte[]> consistencyProof(List<byte[]> leaves, int size) {
        if (size < 1 || size > leaves.size()) {
            throw new IllegalArgumentException("No prefix of " + size + " in a tree of " + leaves.size());
        }
        return consistencyRanges(size, leaves.size()).stream()
                .map(part -> root(leaves.subList((int) part.start(), (int) part.end())))
                .toList();
    }

    /** The runs of leaves whose roots make up an inclusion proof (RFC 9162 section 2.1.3.1), in the proof's order. */
    public static List<LeafRange> inclusionRanges(long index, long size) {
        Deque<LeafRange> path = new ArrayDeque<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + splitPoint(end - start);
            if (index < middle) {
                path.push(new LeafRange(middle, end));
                end = middle;
            } else {
                path.push(new LeafRange(start, middle));
                start = middle;
            }
        }
        return new ArrayList<>(path);
    }

    /** The runs of leaves whose roots make up a consistency proof (RFC 9162 section 2.1.4.1), in the proof's order. */
    public static List<LeafRange> consistencyRanges(long size, long treeSize) {
        Deque<LeafRange> path = new ArrayDeque<>();
        long start = 0;
        long end = treeSize;
        while (end != size) {
            long middle = start + splitPoint(end - start);
            if (size <= middle) {
                path.push(new LeafRange(middle, end));
                end = middle;
            } else {
                path.push(new LeafRange(start, middle));
                start = middle;
            }
        }
        // The verifier knows the old root itself, so it is sent only where it is not a whole left part.
        if (start != 0) {
            path.push(new LeafRange(start, end));
        }
        return new ArrayList<>(path);
    }

    /** True if the proof leads from the leaf at {@code index} to the root of the tree of {@code size} leaves. */
    public static boolean includes(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        return MerkleProofs.includes(leaf, index, new LeafRange(0, size), proof, root);
    }

    /** As {@link #includes}, for the root of the subtree over {@code range}; {@code index} counts in the whole tree. */
    public static boolean subtreeIncludes(byte[] leaf, long index, LeafRange range, List<byte[]> proof, byte[] root) {
        return MerkleProofs.includes(leaf, index, range, proof, root);
    }

    /** True if the tree of {@code size} with {@code root} begins with the tree of {@code oldSize} with {@code oldRoot}. */
    public static boolean extendsTree(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        return MerkleProofs.contains(new LeafRange(0, oldSize), oldRoot, size, root, proof);
    }

    /** True if the tree of {@code size} with {@code root} holds the subtree over {@code range}; every tree holds nothing. */
    public static boolean containsSubtree(LeafRange range, byte[] subtree, long size, byte[] root, List<byte[]> proof) {
        if (range.size() == 0 && Long.compareUnsigned(range.end(), size) <= 0) {
            return proof.isEmpty() && root.length == HASH_BYTES && Arrays.equals(subtree, emptyRoot());
        }
        return MerkleProofs.contains(range, subtree, size, root, proof);
    }

    private static long splitPoint(long size) {
        return Long.highestOneBit(size - 1);
    }
}
