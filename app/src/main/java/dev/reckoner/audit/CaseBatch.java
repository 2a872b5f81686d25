package dev.reckoner.audit;

import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerBatch;
import dev.reckoner.ledger.PreparedEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Entries that a use case records together, durable all at once or not at all; the projection follows as they are added. After a
 * batch that was closed without commit the projection has to be rebuilt.
 */
final class CaseBatch implements AutoCloseable {
    /** Until then entries are found in memory. */
    private static final int FLUSH = CaseEntries.NEWEST / 2;

    private final CaseProjection projection;
    private final LedgerBatch batch;
    private final Instant time;
    private Optional<CaseEntry> first;
    private long flushed;

    /**
     * A batch without entries.
     *
     * @param first goes before the first entry, and is not recorded without one
     */
    CaseBatch(CaseProjection projection, Ledger ledger, Instant time, Optional<CaseEntry> first) throws IOException {
        this.first = first;
        this.projection = projection;
        this.batch = ledger.begin();
        this.time = time;
    }

    /** An entry with what the ledger makes of it. */
    record Ready(CaseEntry entry, PreparedEntry prepared) {
        static Ready of(CaseEntry entry, Instant time) {
            return new Ready(entry, entry.at(time));
        }
    }

    /** When its entries are recorded. */
    Instant time() {
        return time;
    }

    void add(CaseEntry entry) throws IOException {
        add(Ready.of(entry, time));
    }

    void add(Ready ready) throws IOException {
        if (first.isPresent()) {
            CaseEntry before = first.get();
            first = Optional.empty();
            add(before);
        }
        long index = batch.add(ready.prepared());
        projection.apply(
                ready.entry(), new Recorded(time, index, () -> ready.prepared().leaf()));
        if (batch.size() - flushed >= FLUSH) {
            projection.flush();
            batch.flush();
            flushed = batch.size();
        }
    }

    void addAll(Collection<Ready> entries) throws IOException {
        for (var entry : entries) {
            add(entry);
        }
    }

    boolean isEmpty() {
        return batch.size() == 0;
    }

    void commit() throws IOException {
        projection.flush();
        projection.settle();
        batch.commit();
    }

    @Override
    public void close() throws IOException {
        batch.close();
    }
}
