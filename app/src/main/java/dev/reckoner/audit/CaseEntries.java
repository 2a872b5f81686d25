package dev.reckoner.audit;

import dev.reckoner.ledger.Ledger;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entries of a case by index, the newest from memory: those of a batch that is open cannot be read yet. */
final class CaseEntries {
    static final int NEWEST = 4096;

    private final Ledger ledger;
    private final Map<Long, CaseEntry> newest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CaseEntry> eldest) {
            return size() > NEWEST;
        }
    };

    CaseEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    synchronized void add(long index, CaseEntry entry) {
        newest.put(index, entry);
    }

    /** The entry of that index, which the tables name. */
    CaseEntry at(long index) throws IOException {
        synchronized (this) {
            var known = newest.get(index);
            if (known != null) {
                return known;
            }
        }
        return ledger.entry(index)
                .flatMap(CaseEntry::of)
                .orElseThrow(() -> new IllegalStateException("The ledger has no entry " + index));
    }

    /** When the entry was recorded. */
    java.time.Instant time(long index) throws IOException {
        return ledger.entry(index)
                .orElseThrow(() -> new IllegalStateException("The ledger has no entry " + index))
                .time();
    }
}
