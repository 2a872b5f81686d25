package dev.reckoner.ledger;

/**
 * Where the database keeps the interior nodes of the tree: one after the other in the order in which appending leaves completes
 * them, {@value #IN_A_ROW} to a row. The order makes the table append-only, and a node's place follows from its level and index
 * alone.
 */
final class TreeNodes {
    /** Nodes in a row. */
    static final int IN_A_ROW = 256;

    private TreeNodes() {}

    /** How many nodes appending that many leaves completes: each leaf but as many as there are whole subtrees in the end. */
    static long count(long leaves) {
        return leaves - Long.bitCount(leaves);
    }

    /**
     * The place of the root of the 2^level leaves from leaf {@code index << level} on: the nodes that the leaves before its last
     * one complete come first, then those below it that the last one completes too.
     *
     * @param level at least 1
     */
    static long place(int level, long index) {
        long before = ((index + 1) << level) - 1;
        return count(before) + level - 1;
    }
}
