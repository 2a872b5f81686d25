package dev.reckoner.trail.opengradient.settlement;

import dev.reckoner.crypto.Keccak256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tree over a batch as OpenZeppelin's StandardMerkleTree builds it: leaf hashes in ascending order fill an array of
 * {@code 2n - 1} nodes from its end, and every other node is the hash of its two children, the smaller one first. Nothing is
 * padded. A leaf is known by its position in the list it was built from.
 */
public final class SettlementTree {
    private final byte[][] nodes;
    private final int[] treeIndices;

    private SettlementTree(byte[][] nodes, int[] treeIndices) {
        this.nodes = nodes;
        this.treeIndices = treeIndices;
    }

    /**
     * Builds it.
     *
     * @param hashes of the leaves, 32 bytes each, at least one
     */
    static SettlementTree of(List<byte[]> hashes) {
        int count = hashes.size();
        if (count == 0) {
            throw new IllegalArgumentException("A tree without leaves has no root");
        }
        List<Integer> sorted = IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(hashes.get(a), hashes.get(b)))
                .toList();
        byte[][] nodes = new byte[2 * count - 1][];
        int[] treeIndices = new int[count];
        for (int i = 0; i < count; i++) {
            int leaf = sorted.get(i);
            treeIndices[leaf] = nodes.length - 1 - i;
            nodes[treeIndices[leaf]] = hashes.get(leaf);
        }
        for (int i = count - 2; i >= 0; i--) {
            nodes[i] = parent(nodes[2 * i + 1], nodes[2 * i + 2]);
        }
        return new SettlementTree(nodes, treeIndices);
    }

    /** The tree over these leaves, at least one. */
    public static SettlementTree over(List<Leaf> leaves) {
        return of(leaves.stream().map(Leaf::hash).toList());
    }

    /** keccak256 of the two nodes, the smaller one first. */
    static byte[] parent(byte[] a, byte[] b) {
        boolean ordered = Arrays.compareUnsigned(a, b) <= 0;
        byte[] pair = new byte[64];
        System.arraycopy(ordered ? a : b, 0, pair, 0, 32);
        System.arraycopy(ordered ? b : a, 0, pair, 32, 32);
        return Keccak256.of(pair);
    }

    /** The root, {@code 0x} and 64 lower-case hexadecimal characters. */
    public String root() {
        return hex(nodes[0]);
    }

    /** All nodes, the root first, written like it. */
    public List<String> nodes() {
        return Arrays.stream(nodes).map(SettlementTree::hex).toList();
    }

    /** Where the leaf's hash stands among the nodes. */
    public int treeIndex(int leaf) {
        return treeIndices[leaf];
    }

    /** The siblings on the way from the leaf to the root. */
    public List<String> proof(int leaf) {
        List<String> proof = new ArrayList<>();
        for (int node = treeIndices[leaf]; node > 0; node = (node - 1) / 2) {
            proof.add(hex(nodes[node % 2 == 1 ? node + 1 : node - 1]));
        }
        return List.copyOf(proof);
    }

    /** True if the siblings lead from the leaf to the root; the way a contract verifies it. */
    public static boolean proves(Leaf leaf, List<String> proof, String root) {
        byte[] node = leaf.hash();
        for (String sibling : proof) {
            if (!LeafPart.isWord(sibling)) {
                return false;
            }
            node = parent(node, LeafPart.bytes(sibling));
        }
        return hex(node).equals(root);
    }

    static String hex(byte[] node) {
        return "0x" + HexFormat.of().formatHex(node);
    }
}
