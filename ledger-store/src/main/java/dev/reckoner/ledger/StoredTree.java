package dev.reckoner.ledger;

import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.LeafRange;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The RFC 6962 tree over the entries out of its stored nodes: roots, proofs and the edge to append at, each with O(log n) hashes
 * of O(log n) rows. What is stored is taken as it is; that it fits the entries is for the {@link LedgerVerifier}.
 */
final class StoredTree {
    /** A proof in ten million entries needs 24 nodes. */
    private static final int KEPT_ROWS = 64;

    private final EntryRows rows;
    private final Map<Long, NodeRow> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, NodeRow> eldest) {
            return size() > KEPT_ROWS;
        }
    };

    StoredTree(EntryRows rows) {
        this.rows = rows;
    }

    /** The edge of the tree of the first {@code size} entries. */
    CompactRange range(long size) throws IOException {
        return CompactRange.load(size, this::node);
    }

    /** The root of the tree of the first {@code size} entries. */
    byte[] root(long size) throws IOException {
        return range(size).root();
    }

    /** The audit path of an entry in the tree of the first {@code size}, from the leaf's sibling up. */
    List<byte[]> inclusionProof(long index, long size) throws IOException {
        return roots(MerkleTree.inclusionRanges(index, size));
    }

    /** The proof that the tree of the first {@code oldSize} entries is the beginning of that of the first {@code size}. */
    List<byte[]> consistencyProof(long oldSize, long size) throws IOException {
        return roots(MerkleTree.consistencyRanges(oldSize, size));
    }

    /**
     * True if the node that is stored over a whole subtree leads to that root by those that are stored beside its path.
     *
     * @param level of the subtree, which has 2^level entries
     * @param index of the subtree among those of its level
     */
    boolean leadsTo(byte[] root, int level, long index, long size) throws IOException {
        var path = MerkleTree.inclusionRanges(index << level, size);
        return MerkleTree.includes(
                node(level, index), index, (size - 1 >>> level) + 1, roots(path.subList(level, path.size())), root);
    }

    /** True if the node over two entries is that of the leaf hashes stored with them. */
    boolean hasLeaves(long first) throws IOException {
        return Arrays.equals(node(1, first >>> 1), MerkleTree.node(leaf(first), leaf(first + 1)));
    }

    private List<byte[]> roots(List<LeafRange> ranges) throws IOException {
        var roots = new ArrayList<byte[]>(ranges.size());
        for (var range : ranges) {
            roots.add(root(range));
        }
        return roots;
    }

    /** The root over a part of the tree: its whole subtrees, the largest first, joined from the right. */
    private byte[] root(LeafRange part) throws IOException {
        var subtrees = new ArrayList<byte[]>();
        long start = part.start();
        for (int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(part.size()); level >= 0; level--) {
            if ((part.size() >>> level & 1) == 1) {
                subtrees.add(node(level, start >>> level));
                start += 1L << level;
            }
        }
        byte[] root = subtrees.removeLast();
        for (var left : subtrees.reversed()) {
            root = MerkleTree.node(left, root);
        }
        return root;
    }

    private byte[] node(int level, long index) throws IOException {
        return level == 0 ? leaf(index) : node(TreeNodes.place(level, index));
    }

    private byte[] leaf(long index) throws IOException {
        var page = rows.pageOf(index);
        return required(page.isPresent() ? page.get().leafOf(index) : new byte[0], "leaf hash of entry " + index);
    }

    private byte[] node(long place) throws IOException {
        var row = row(place / TreeNodes.IN_A_ROW);
        return required(row.hash((int) (place % TreeNodes.IN_A_ROW)), "node " + place + " of the tree");
    }

    private synchronized NodeRow row(long number) throws IOException {
        var known = kept.get(number);
        // A row that was not full may have grown since.
        if (known == null || known.size() < TreeNodes.IN_A_ROW) {
            known = rows.nodes(number).orElse(new NodeRow(number, new byte[0]));
            kept.put(number, known);
        }
        return known;
    }

    private static byte[] required(byte[] hash, String what) throws LedgerException {
        if (hash.length != MerkleTree.HASH_BYTES) {
            throw new LedgerException("LG-NODE", "The database lacks the " + what + ". Verify the ledger.");
        }
        return hash;
    }
}
