package dev.reckoner.ledger;

import dev.reckoner.crypto.NoteKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which key signs the heads of a ledger, as its entries say. The first entry names the first key; an entry {@code key-rotated}
 * names the key before it and the next. The head that ends with that entry is signed with both, so that whoever knew the one
 * knows the other; heads after it with the next alone. After {@code key-retired} there is no entry. Safe for use by several threads.
 */
final class KeyHistory {
    /** Kinds of entries that change what is known of keys. */
    static final Set<EntryKind> KINDS = Set.of(EntryKind.KEY_ROTATED, EntryKind.KEY_RETIRED);

    /** Each key by the number of entries from which on it signs. */
    private final NavigableMap<Long, NoteKey> keys = new TreeMap<>();

    private OptionalLong retired = OptionalLong.empty();

    KeyHistory(NoteKey first) {
        keys.put(0L, first);
    }

    /**
     * That of a ledger which begins so.
     *
     * @throws LedgerException LG-KEY if the entry names no key
     */
    static KeyHistory of(LedgerEntry opened) throws LedgerException {
        try {
            return new KeyHistory(NoteKey.parse(opened.body().path("key").asText()));
        } catch (IllegalArgumentException e) {
            throw new LedgerException("LG-KEY", "The first entry names no key: " + e.getMessage(), e);
        }
    }

    /**
     * Goes on with an entry about keys, or of any other kind.
     *
     * @throws LedgerException LG-KEY-ENTRY if no such entry can follow here
     */
    synchronized void add(LedgerEntry entry) throws LedgerException {
        if (retired.isPresent()) {
            throw refused(entry, "the key was retired by entry " + retired.getAsLong() + " and nothing follows it");
        }
        if (entry.kind() == EntryKind.KEY_RETIRED) {
            require(entry, entry.body().path("key").asText());
            retired = OptionalLong.of(entry.index());
        } else if (entry.kind() == EntryKind.KEY_ROTATED) {
            require(entry, entry.body().path("previous").asText());
            keys.put(entry.index() + 1, next(entry));
        }
    }

    private void require(LedgerEntry entry, String key) throws LedgerException {
        if (!key.equals(current().toString())) {
            throw refused(
                    entry,
                    "it names another key than the one in force, " + current().id());
        }
    }

    private NoteKey next(LedgerEntry entry) throws LedgerException {
        try {
            var next = NoteKey.parse(entry.body().path("key").asText());
            if (next.name().equals(current().name()) && next.type() == current().type() && !keys.containsValue(next)) {
                return next;
            }
        } catch (IllegalArgumentException none) {
            // the same answer as for a key that cannot follow
        }
        throw refused(entry, "it names no new key of this log");
    }

    private static LedgerException refused(LedgerEntry entry, String why) {
        return new LedgerException(
                "LG-KEY-ENTRY",
                "Entry " + entry.index() + ", " + entry.kind().wireName() + ", cannot stand there: " + why + ".");
    }

    /** The keys that have to sign the head of so many entries. */
    synchronized List<NoteKey> signersOf(long size) {
        var in = keys.floorEntry(Math.max(0, size));
        boolean both = in.getKey() == size && size > 0;
        return both ? List.of(keys.lowerEntry(size).getValue(), in.getValue()) : List.of(in.getValue());
    }

    /** The key that signs from now on. */
    synchronized NoteKey current() {
        return keys.lastEntry().getValue();
    }

    /** Every key, the first one first. */
    synchronized List<NoteKey> all() {
        return List.copyOf(keys.values());
    }

    /** The entry after which nothing may follow. */
    synchronized OptionalLong retired() {
        return retired;
    }
}
