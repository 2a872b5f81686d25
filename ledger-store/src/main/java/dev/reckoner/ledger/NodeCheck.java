package dev.reckoner.ledger;

import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recomputes every interior node from the leaves as they come, and compares it with the one that the database keeps. */
final class NodeCheck {
    private final EntryRows rows;
    private final Failures failures;
    private final CompactRange range = new CompactRange();
    private final List<byte[]> completed = new ArrayList<>();
    private final Map<Long, NodeRow> chunk = new HashMap<>();
    private final List<Differing> differing = new ArrayList<>();
    private NodeRow row = new NodeRow(-1, new byte[0]);
    private long read;
    private long nodes;
    private boolean lacks;
    /** An entry is missing or there twice: all that follows has another place than the nodes that are kept over it. */
    private boolean lost;
    /** Entries before this one lie under a node that differs: the nodes above differ for the same reason. */
    private long told;

    NodeCheck(EntryRows rows, Failures failures) {
        this.rows = rows;
        this.failures = failures;
    }

    /**
     * A whole subtree whose entries do not have the node that is kept over them, while those below it do.
     *
     * @param level it has 2^level entries
     * @param index among the subtrees of its level
     */
    record Differing(int level, long index) {
        /** The first entry. */
        long start() {
            return index << level;
        }

        /** One beyond the last entry. */
        long end() {
            return index + 1 << level;
        }
    }

    void append(byte[] leaf) throws IOException {
        range.append(leaf, (level, index, hash) -> completed.add(hash));
        for (int i = 0; i < completed.size() && !lost; i++) {
            compare(completed.get(i), i + 1);
        }
        completed.clear();
    }

    private void compare(byte[] hash, int level) throws IOException {
        int from = (int) (nodes % TreeNodes.IN_A_ROW) * MerkleTree.HASH_BYTES;
        if (from == 0) {
            row = row(nodes / TreeNodes.IN_A_ROW);
        }
        nodes++;
        byte[] stored = row.hashes();
        int to = from + MerkleTree.HASH_BYTES;
        if (stored.length >= to && !Arrays.equals(stored, from, to, hash, 0, hash.length)) {
            differs(level);
        } else if (stored.length < to && (stored.length > 0 || from == 0)) {
            lacks();
        }
    }

    private NodeRow row(long number) throws IOException {
        if (number >= read) {
            chunk.clear();
            for (var stored : rows.nodesFrom(number)) {
                chunk.put(stored.number(), stored);
                read = stored.number() + 1;
            }
        }
        var found = chunk.getOrDefault(number, new NodeRow(number, new byte[0]));
        if (found.hashes().length > TreeNodes.IN_A_ROW * MerkleTree.HASH_BYTES) {
            failures.add(LedgerFailure.of(
                    LedgerPart.NODES,
                    "LG-NODE-MORE",
                    "row " + number + " of the tree's nodes holds more than a row does."));
        }
        return found;
    }

    private void differs(int level) {
        var one = new Differing(level, (range.size() >>> level) - 1);
        if (one.start() >= told && differing.size() <= Failures.MOST) {
            differing.add(one);
        }
        told = one.end();
    }

    /** Told once for a row; what it lacks is compared with nothing. */
    private void lacks() {
        lacks = true;
        failures.add(LedgerFailure.of(
                LedgerPart.NODES, "LG-NODE-GONE", "nodes of the tree are missing in row " + row.number() + "."));
        row = new NodeRow(row.number(), new byte[0]);
    }

    /** From here on there is nothing to compare. */
    void loseTrack() {
        lost = true;
    }

    CompactRange range() {
        return range;
    }

    /** How many nodes were recomputed. */
    long nodes() {
        return nodes;
    }

    /** The subtrees that differ, the lowest of each path alone, in order; no more than a limit. */
    List<Differing> differing() {
        return differing;
    }

    /** Looks for nodes that belong to no entry. */
    void end() throws IOException {
        if (lost) {
            return;
        }
        long number = nodes / TreeNodes.IN_A_ROW;
        long expected = nodes % TreeNodes.IN_A_ROW * MerkleTree.HASH_BYTES;
        boolean more = rows.nodesFrom(number).stream()
                .anyMatch(stored -> stored.number() > number || stored.hashes().length > expected);
        long expectedRows = (nodes + TreeNodes.IN_A_ROW - 1) / TreeNodes.IN_A_ROW;
        if (more) {
            failures.add(LedgerFailure.of(
                    LedgerPart.NODES,
                    "LG-NODE-MORE",
                    "the database keeps more nodes of the tree than " + range.size() + " entries have."));
        } else if (!lacks && rows.count("tree_node") != expectedRows) {
            failures.add(LedgerFailure.of(
                    LedgerPart.NODES,
                    "LG-ROWS",
                    "the table tree_node has rows that reading it in order does not show."));
        }
    }
}
