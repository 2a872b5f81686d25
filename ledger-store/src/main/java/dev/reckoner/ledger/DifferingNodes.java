package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tells what lies behind nodes that are not those of the entries below them. Where the entries have the root that the newest head
 * signs, the nodes were changed. Where they do not, and the stored node leads to that root, entries were.
 */
final class DifferingNodes {
    private final EntryRows rows;
    private final StoredTree tree;
    private final Failures failures;
    private final Optional<Checkpoint> head;
    private final boolean entriesHold;

    /**
     * Of a ledger.
     *
     * @param head the newest that is signed and covers no more entries than there are
     * @param entriesHold true if all entries have the root that a head over them signs
     */
    DifferingNodes(EntryRows rows, Failures failures, Optional<Checkpoint> head, boolean entriesHold) {
        this.rows = rows;
        this.tree = new StoredTree(rows);
        this.failures = failures;
        this.head = head;
        this.entriesHold = entriesHold;
    }

    /** Tells of each. */
    void tell(List<NodeCheck.Differing> differing) throws IOException {
        for (var one : differing) {
            if (entriesHold) {
                fail(
                        LedgerPart.NODES,
                        "LG-NODE",
                        one,
                        "the node that the tree keeps over " + entries(one)
                                + " is not theirs. The entries hold; make the nodes anew with 'reckoner rebuild'.");
            } else if (leadsToTheHead(one)) {
                tellChanged(one);
            } else {
                fail(
                        LedgerPart.LEAVES,
                        "LG-NODE",
                        one,
                        entries(one)
                                + " do not have the node that the tree keeps over them: one of them, or a node, was changed.");
            }
        }
    }

    private boolean leadsToTheHead(NodeCheck.Differing one) throws IOException {
        return head.isPresent()
                && one.end() <= head.get().size()
                && holds(() -> tree.leadsTo(
                        head.get().root().bytes(),
                        one.level(),
                        one.index(),
                        head.get().size()));
    }

    /** Something about stored nodes; false where they are not there. */
    @FunctionalInterface
    private interface Question {
        boolean ask() throws IOException;
    }

    private static boolean holds(Question question) throws IOException {
        try {
            return question.ask();
        } catch (LedgerException nodeGone) {
            return false;
        }
    }

    private void tellChanged(NodeCheck.Differing one) throws IOException {
        // With the leaf hashes that are stored the node is the right one: then their contents alone were changed.
        if (one.level() == 1 && isTold(one.start()) && holds(() -> tree.hasLeaves(one.start()))) {
            return;
        }
        fail(
                LedgerPart.LEAVES,
                "LG-CHANGED",
                one,
                one.level() == 1
                        ? "entry " + one.start() + " or " + (one.start() + 1)
                                + " was changed together with the leaf hash beside it: the tree that is signed has another node over the"
                                + " two."
                        : "of " + entries(one)
                                + " some were changed: the tree that is signed has another node over them.");
        if (one.level() == 1) {
            readAgain(one.start());
            readAgain(one.start() + 1);
        }
    }

    private boolean isTold(long first) {
        return failures.found().stream()
                .anyMatch(failure ->
                        failure.code().equals("LG-LEAF") && failure.entry().orElse(-1) >>> 1 == first >>> 1);
    }

    /** Of two entries of which one was changed, the one that is none any more is the one. */
    private void readAgain(long index) throws IOException {
        try {
            new EntryReader(rows).entry(index);
        } catch (LedgerException unreadable) {
            if (!unreadable.code().equals("LG-LEAF")) {
                failures.add(LedgerFailure.ofEntry(
                        LedgerPart.LEAVES,
                        "LG-ENTRY",
                        index,
                        "content",
                        "entry " + index + " cannot be read: " + unreadable.sentence()));
            }
        }
    }

    private void fail(LedgerPart part, String code, NodeCheck.Differing one, String sentence) {
        failures.add(LedgerFailure.ofEntry(part, code, one.start(), "leaf", sentence));
    }

    private static String entries(NodeCheck.Differing one) {
        return "the entries " + one.start() + " to " + (one.end() - 1);
    }

    /**
     * How many entries from the first on are those that the head signs: all that come before the first one that was told of, if the
     * stored nodes prove that the signed tree begins with them.
     */
    long soundBefore(long first) throws IOException {
        long size = Math.min(first, head.map(Checkpoint::size).orElse(0L));
        // The proof of a number needs the hashes beside its last entries, which may be of those that are gone: a
        // rounder one does not.
        while (size > 0 && !isProven(size)) {
            size &= size - 1;
        }
        return size;
    }

    private boolean isProven(long size) throws IOException {
        return holds(() -> isBeginningOf(head.orElseThrow(), size));
    }

    private boolean isBeginningOf(Checkpoint signed, long size) throws IOException {
        return MerkleTree.extendsTree(
                size,
                tree.root(size),
                signed.size(),
                signed.root().bytes(),
                tree.consistencyProof(size, signed.size()));
    }
}
