package dev.reckoner.ledger;

import java.io.IOException;
import java.util.Optional;

/**
 * Entries that are recorded all together or not at all. They go straight into the database, so that a batch may be larger than the heap; while it is open, nothing else can be recorded. What is not committed when the batch is closed is gone.
 *
 * <pre>{@code
 * try (var batch = ledger.begin()) {
 *     batch.add(PreparedEntry.of(entry));
 *     batch.commit();
 * }
 * }</pre>
 */
public final class LedgerBatch implements AutoCloseable {
    private final Ledger ledger;
    private final TreeWriter tree;
    private final long first;
    private final EntryPageWriter pages;
    private boolean ended;

    /**
     * Begins.
     *
     * @param tree of the entries so far, for this batch alone
     */
    LedgerBatch(Ledger ledger, TreeWriter tree, EntryPageWriter.Sink sink) {
        this.ledger = ledger;
        this.tree = tree;
        this.first = tree.size();
        this.pages = new EntryPageWriter(first, sink);
    }

    /**
     * Adds an entry.
     *
     * @return the index that it has once the batch is committed
     * @throws IllegalArgumentException if it is about keys, which {@link Ledger#rotateKey} and {@link Ledger#retireKey} record
     */
    public long add(PreparedEntry entry) throws IOException {
        if (entry.isAboutKeys()) {
            throw new IllegalArgumentException("Entries about keys are recorded by the ledger itself");
        }
        synchronized (ledger) {
            requireOpen();
            pages.add(entry);
            tree.append(entry.leaf());
            return tree.size() - 1;
        }
    }

    /** As {@link #add(PreparedEntry)}. */
    public long add(NewEntry entry) throws IOException {
        return add(PreparedEntry.of(entry));
    }

    /** How many entries were added. */
    public long size() {
        synchronized (ledger) {
            return tree.size() - first;
        }
    }

    /**
     * Lets {@link #entry} find what was added so far.
     */
    public void flush() throws IOException {
        synchronized (ledger) {
            requireOpen();
            pages.flush();
        }
    }

    /** The entry at that index, one of this batch too if it was {@linkplain #flush flushed}. */
    public Optional<LedgerEntry> entry(long index) throws IOException {
        return ledger.pendingEntry(index);
    }

    /**
     * Records all entries in one durable commit, the blobs that were put before it on disk before them.
     *
     * @return index of the first; the others follow without a gap
     */
    public long commit() throws IOException {
        synchronized (ledger) {
            requireOpen();
            pages.flush();
            tree.flush();
            ledger.commit(tree);
            ended = true;
            return first;
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("The batch has ended");
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (ledger) {
            if (!ended) {
                ended = true;
                ledger.rollback();
            }
        }
    }
}
