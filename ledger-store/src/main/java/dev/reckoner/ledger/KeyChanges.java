package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.List;

/**
 * Finds the entries about keys by the list that the database keeps of them, so that opening a case reads no others. The list is
 * not believed: a key is in force because an entry says so, because that entry is under the head that ends with it, and because
 * the key before it has signed that head.
 */
final class KeyChanges {
    static final String CODE = "LG-KEY-CHANGE";

    private final EntryRows rows;
    private final KeyHistory history;
    private final HeadCheck check;
    private final StoredTree tree;

    private KeyChanges(EntryRows rows, KeyHistory history, HeadCheck check) {
        this.rows = rows;
        this.history = history;
        this.check = check;
        this.tree = new StoredTree(rows);
    }

    /**
     * Adds what the entries say to the history of a ledger's first key.
     *
     * @param conflicts is told of what does not agree, at which reading ends
     */
    static void read(EntryRows rows, KeyHistory history, HeadCheck check, List<LedgerFailure> conflicts)
            throws IOException {
        var changes = new KeyChanges(rows, history, check);
        try {
            var listed = rows.keyChanges();
            for (long index : listed) {
                changes.add(index);
            }
            changes.requireAll(listed);
        } catch (LedgerException e) {
            conflicts.add(LedgerFailure.of(LedgerPart.HEADS, e.code(), e.sentence()));
        }
    }

    /**
     * Looks at the newest entry, which alone can be one that retires the keys: an entry taken out of the list would let an ended case
     * go on. One that puts other keys in force shows in the heads after it.
     */
    private void requireAll(List<Long> listed) throws IOException {
        long size = rows.size();
        if (listed.size() > EntryRows.MOST_KEY_CHANGES) {
            throw new LedgerException(CODE, "the database's list of entries about keys is longer than any case's.");
        }
        if (size == 0) {
            return;
        }
        var newest = new EntryReader(rows).content(size - 1);
        if (newest.isEmpty() || !isIn(tree.root(size), size - 1, newest.get(), size)) {
            throw new LedgerException(
                    "LG-LEAF", "the newest entry, " + (size - 1) + ", is not the one that the tree has there.");
        }
        if (EntryReader.isOf(KeyHistory.KINDS, newest.get()) && !listed.contains(size - 1)) {
            throw new LedgerException(
                    CODE,
                    "the newest entry, " + (size - 1) + ", is about keys, and the database's list of such lacks it.");
        }
    }

    /**
     * Reads every entry and compares: for whoever is about to change the keys, or finds a private key that no listed entry names. An
     * entry taken out of the list, with the signature by its key taken off the newest head, is seen in no other way.
     *
     * @throws LedgerException LG-KEY-CHANGE if the list is not that of the entries about keys; LG-CONFLICT if the entries do not have
     *     that root
     */
    static void requireComplete(EntryRows rows, long size, byte[] root) throws IOException {
        var about = new EntryReader(rows)
                .signed(KeyHistory.KINDS, size, root).stream()
                        .map(LedgerEntry::index)
                        .toList();
        if (!about.equals(rows.keyChanges())) {
            throw new LedgerException(
                    CODE,
                    "the database's list of entries about keys is " + rows.keyChanges() + ", and they are " + about
                            + ": it was changed from outside. Restore the case from a backup.");
        }
    }

    private boolean isIn(byte[] root, long index, byte[] canonical, long size) throws IOException {
        return MerkleTree.includes(MerkleTree.leaf(canonical), index, size, tree.inclusionProof(index, size), root);
    }

    private void add(long index) throws IOException {
        var entry = new EntryReader(rows)
                .entry(index)
                .filter(one -> KeyHistory.KINDS.contains(one.kind()))
                .orElseThrow(
                        () -> new LedgerException(CODE, "entry " + index + " is not about keys, as is said of it."));
        history.add(entry);
        requireVouchedFor(entry);
    }

    private void requireVouchedFor(LedgerEntry entry) throws IOException {
        long size = entry.index() + 1;
        byte[] root = tree.root(size);
        boolean vouched = rows.headOf(size)
                .flatMap(check::signed)
                .filter(head -> head.size() == size && head.root().equals(Digest.ofSha256(root)))
                .isPresent();
        if (!vouched || !isIn(root, entry.index(), entry.canonical(), size)) {
            throw notVouchedFor(entry.index());
        }
    }

    static LedgerException notVouchedFor(long index) {
        return new LedgerException(
                CODE, "there is no head signed with the keys before and after entry " + index + ", which names a key.");
    }
}
