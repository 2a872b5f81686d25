package dev.reckoner.audit;

import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The entries of a case by index, the newest from memory: those of a batch that is open may not have been written yet. */
final class CaseEntries {
    static final int NEWEST = 4096;

    private final Source source;
    private final Map<Long, CaseEntry> newest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CaseEntry> eldest) {
            return size() > NEWEST;
        }
    };

    /** Where the entries are read. */
    @FunctionalInterface
    interface Source {
        Optional<LedgerEntry> entry(long index) throws IOException;
    }

    CaseEntries(Source source) {
        this.source = source;
    }

    /**
     * An entry with when it was recorded.
     *
     * @param entry the entry
     * @param time when it was recorded
     */
    record Dated(CaseEntry entry, Instant time) {}

    synchronized void add(long index, CaseEntry entry) {
        newest.put(index, entry);
    }

    /**
     * The entry of that index, which the tables name.
     *
     * @throws LedgerException LG-PROJECTION if it is not what the tables take it for
     */
    <E extends CaseEntry> E at(long index, Class<E> kind) throws IOException {
        Optional<CaseEntry> known;
        synchronized (this) {
            known = Optional.ofNullable(newest.get(index));
        }
        var entry = known.isPresent() ? known : dated(index).map(Dated::entry);
        return entry.filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new LedgerException(
                        "LG-PROJECTION",
                        "The tables of the case name entry " + index + " for what it is not. Make them anew with"
                                + " 'reckoner rebuild'."));
    }

    /** The same with when it was recorded, read from disk. */
    Optional<Dated> dated(long index) throws IOException {
        var entry = source.entry(index);
        return entry.flatMap(CaseEntry::of)
                .map(known -> new Dated(known, entry.get().time()));
    }

    /** When the entry was recorded. */
    Instant time(long index) throws IOException {
        return source.entry(index).map(LedgerEntry::time).orElse(Instant.EPOCH);
    }
}
