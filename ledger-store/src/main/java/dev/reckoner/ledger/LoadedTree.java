package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tree as it is when a ledger is opened, from its stored nodes and compared with both heads; how many entries there are does
 * not matter for how long that takes. Whether the nodes fit the entries is for the {@link LedgerVerifier}: what is appended goes on
 * from the nodes that the heads sign, so that no changed entry is ever signed.
 *
 * @param range its edge
 * @param tail the newest row of nodes
 * @param conflicts what does not agree
 * @param head the newest signed head that the database keeps
 * @param olderHead entries that the head outside covers, where it agrees and covers fewer: the trace of a crash between commit and head
 */
record LoadedTree(
        CompactRange range,
        NodeRow tail,
        List<LedgerFailure> conflicts,
        Optional<String> head,
        OptionalLong olderHead) {
    private static final byte[] NONE = {};

    /** The tree of no entries. */
    static final LoadedTree EMPTY =
            new LoadedTree(new CompactRange(), new NodeRow(0, NONE), List.of(), Optional.empty(), OptionalLong.empty());

    /**
     * Reads it.
     *
     * @param before what was found not to agree before that
     */
    static LoadedTree read(EntryRows rows, HeadFile headFile, HeadCheck headCheck, List<LedgerFailure> before)
            throws IOException {
        var outside = headFile.read();
        long outsideSize =
                outside.flatMap(headCheck::said).map(Checkpoint::size).orElse(-1L);
        var conflicts = new ArrayList<>(before);
        var found = found(rows, outsideSize, conflicts);
        var range = found.range();
        var inside = rows.head();
        headCheck.inside(inside, range.size(), range.root()).ifPresent(conflicts::add);
        // As a rule they are the same note, and a signature takes a while to verify.
        if (!conflicts.isEmpty() || !inside.equals(outside)) {
            headCheck.outside(outside, range.size(), found.rootThen()).ifPresent(conflicts::add);
        }
        boolean older = conflicts.isEmpty() && outsideSize < range.size();
        return new LoadedTree(
                range, found.tail(), conflicts, inside, older ? OptionalLong.of(outsideSize) : OptionalLong.empty());
    }

    /**
     * The tree that was found.
     *
     * @param rootThen the root over as many entries as the head outside covers; empty where there are fewer
     */
    private record Found(CompactRange range, NodeRow tail, Optional<byte[]> rootThen) {}

    private static Found found(EntryRows rows, long outsideSize, List<LedgerFailure> conflicts) throws IOException {
        try {
            return stored(rows, outsideSize);
        } catch (LedgerException damaged) {
            conflicts.add(LedgerFailure.of(LedgerPart.NODES, damaged.code(), damaged.sentence()));
            return recomputed(rows, outsideSize);
        }
    }

    private static Found stored(EntryRows rows, long outsideSize) throws IOException {
        long size = rows.size();
        var tree = new StoredTree(rows);
        Optional<byte[]> rootThen =
                outsideSize >= 0 && outsideSize <= size ? Optional.of(tree.root(outsideSize)) : Optional.empty();
        return new Found(tree.range(size), tail(rows, size), rootThen);
    }

    /** The same with further conflicts. */
    LoadedTree with(List<LedgerFailure> more) {
        var all = new ArrayList<>(conflicts);
        all.addAll(more);
        return new LoadedTree(range, tail, all, head, all.isEmpty() ? olderHead : OptionalLong.empty());
    }

    /** Without its nodes, what the entries that are there add up to. */
    private static Found recomputed(EntryRows rows, long outsideSize) throws IOException {
        var range = new CompactRange();
        Optional<byte[]> rootThen = Optional.empty();
        for (var pages = rows.pagesAfter(Long.MIN_VALUE);
                !pages.isEmpty();
                pages = rows.pagesAfter(pages.getLast().first())) {
            for (var page : pages) {
                for (var row : page.rows()) {
                    range.append(MerkleTree.leaf(row.content()));
                    rootThen = range.size() == outsideSize ? Optional.of(range.root()) : rootThen;
                }
            }
        }
        return new Found(range, EMPTY.tail(), rootThen);
    }

    private static NodeRow tail(EntryRows rows, long size) throws IOException {
        long nodes = TreeNodes.count(size);
        long number = nodes / TreeNodes.IN_A_ROW;
        var tail = rows.nodes(number).orElse(new NodeRow(number, NONE));
        if (tail.size() != nodes % TreeNodes.IN_A_ROW) {
            throw new LedgerException(
                    "LG-NODE",
                    "The tree's nodes in the database are not those of " + size + " entries. Verify the ledger.");
        }
        return tail;
    }
}
