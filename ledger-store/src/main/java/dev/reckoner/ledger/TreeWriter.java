package dev.reckoner.ledger;

import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tree as a batch makes it grow: its edge in memory, the nodes that leaves complete on their way to the database. */
final class TreeWriter {
    private final CompactRange range;
    private final NodeWriter nodes;
    private final List<byte[]> completed = new ArrayList<>();

    /**
     * Begins.
     *
     * @param range the edge to go on from, for this writer alone
     * @param tail the newest row of nodes
     */
    TreeWriter(CompactRange range, NodeRow tail, NodeWriter.Sink sink) {
        this.range = range;
        this.nodes = new NodeWriter(tail, sink);
    }

    /** Hands over every node of the tree over the entries that are there. */
    static void all(EntryRows rows, NodeWriter.Sink sink) throws IOException {
        var tree = new TreeWriter(new CompactRange(), LoadedTree.EMPTY.tail(), sink);
        for (var pages = rows.pagesAfter(Long.MIN_VALUE);
                !pages.isEmpty();
                pages = rows.pagesAfter(pages.getLast().first())) {
            for (var page : pages) {
                for (var row : page.rows()) {
                    tree.append(MerkleTree.leaf(row.content()));
                }
            }
        }
        tree.flush();
    }

    void append(byte[] leaf) throws IOException {
        range.append(leaf, (level, index, hash) -> completed.add(hash));
        for (var hash : completed) {
            nodes.add(hash);
        }
        completed.clear();
    }

    /** Leaves so far. */
    long size() {
        return range.size();
    }

    /** Hands over the nodes of the row that is not full. */
    void flush() throws IOException {
        nodes.flush();
    }

    CompactRange range() {
        return range;
    }

    NodeRow tail() {
        return nodes.tail();
    }
}
