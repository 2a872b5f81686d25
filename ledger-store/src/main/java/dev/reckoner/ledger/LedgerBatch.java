package dev.reckoner.ledger;

import java.io.IOException;

/**
 * Entries that are recorded all together or not at all. They wait in a file, so that a batch may be larger than the heap and
 * does not keep others from recording meanwhile; what is not committed when the batch is closed is gone.
 *
 * <pre>{@code
 * try (var batch = ledger.begin()) {
 *     batch.add(entry);
 *     batch.commit();
 * }
 * }</pre>
 */
public final class LedgerBatch implements AutoCloseable {
    private final Ledger ledger;
    private final EntrySpool spool;
    private boolean committed;

    LedgerBatch(Ledger ledger, EntrySpool spool) {
        this.ledger = ledger;
        this.spool = spool;
    }

    /** Adds an entry; its index is known once the batch is committed. */
    public void add(NewEntry entry) throws IOException {
        requireOpen();
        spool.add(LedgerEntry.of(0, entry));
    }

    /** How many entries were added. */
    public long size() {
        return spool.size();
    }

    /**
     * Records all entries in one durable commit.
     *
     * @return index of the first; the others follow without a gap
     */
    public long commit() throws IOException {
        requireOpen();
        long first = ledger.append(spool);
        committed = true;
        return first;
    }

    private void requireOpen() {
        if (committed) {
            throw new IllegalStateException("The batch is committed");
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
