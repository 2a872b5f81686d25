package dev.reckoner.ledger;

import dev.reckoner.crypto.NoteKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which keys sign the heads of a ledger, as its entries say. The first entry names the first key; an entry {@code key-created} puts
 * one of ML-DSA beside it; an entry {@code key-rotated} names the keys before it and the next. The head that ends with such an entry
 * is signed with the keys before and after it, so that whoever knew the ones knows the others; heads after it with the next alone.
 * After {@code key-retired} there is no entry. Safe for use by several threads.
 */
final class KeyHistory {
    /** Kinds of entries that change what is known of keys. */
    static final Set<EntryKind> KINDS = Set.of(EntryKind.KEY_CREATED, EntryKind.KEY_ROTATED, EntryKind.KEY_RETIRED);

    /** The keys by the number of entries from which on they sign. */
    private final NavigableMap<Long, HeadKeys> keys = new TreeMap<>();

    private OptionalLong retired = OptionalLong.empty();

    KeyHistory(NoteKey first) {
        keys.put(0L, new HeadKeys(first));
    }

    /**
     * That of a ledger which begins so.
     *
     * @throws LedgerException LG-ENTRY if the entry names no key
     */
    static KeyHistory of(LedgerEntry opened) throws LedgerException {
        try {
            if (KeyEntry.of(opened).orElse(null) instanceof KeyEntry.Opened entry) {
                return new KeyHistory(entry.key());
            }
        } catch (IllegalArgumentException e) {
            throw new LedgerException("LG-ENTRY", "The first entry names no key: " + e.getMessage(), e);
        }
        throw new LedgerException("LG-ENTRY", "The first entry opens no case.");
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
        if (!KINDS.contains(entry.kind())) {
            return;
        }
        var said = read(entry);
        require(entry, fits(said), "it names other keys than those in force");
        switch (said) {
            case KeyEntry.Created created -> put(entry, new HeadKeys(current().ed25519(), Optional.of(created.key())));
            case KeyEntry.Rotated rotated -> put(entry, rotated.next());
            case KeyEntry.Retired ignored -> retired = OptionalLong.of(entry.index());
            case KeyEntry.Opened ignored -> throw new IllegalStateException("Not one of " + KINDS);
        }
    }

    private static KeyEntry read(LedgerEntry entry) throws LedgerException {
        try {
            return KeyEntry.of(entry).orElseThrow();
        } catch (IllegalArgumentException none) {
            throw refused(entry, "it names no key of this log (" + none.getMessage() + ")");
        }
    }

    private boolean fits(KeyEntry entry) {
        return switch (entry) {
            case KeyEntry.Created created ->
                created.beside().equals(current().ed25519())
                        && current().beside().isEmpty();
            case KeyEntry.Rotated rotated ->
                rotated.previous().equals(current())
                        && rotated.next().ed25519().type()
                                == current().ed25519().type()
                        && rotated.next().beside().isPresent()
                                == current().beside().isPresent();
            case KeyEntry.Retired last -> last.key().equals(current().ed25519());
            case KeyEntry.Opened ignored -> false;
        };
    }

    private void put(LedgerEntry entry, HeadKeys next) throws LedgerException {
        var fresh = next.all().stream()
                .filter(key -> !current().all().contains(key))
                .toList();
        require(
                entry,
                fresh.stream()
                        .allMatch(key -> key.name().equals(current().ed25519().name()) && !all().contains(key)),
                "it names no new key of this log");
        keys.put(entry.index() + 1, next);
    }

    private static void require(LedgerEntry entry, boolean holds, String otherwise) throws LedgerException {
        if (!holds) {
            throw refused(entry, otherwise);
        }
    }

    private static LedgerException refused(LedgerEntry entry, String why) {
        return new LedgerException(
                "LG-KEY-ENTRY",
                "Entry " + entry.index() + ", " + entry.kind().wireName() + ", cannot stand there: " + why + ".");
    }

    /** The keys that have to sign the head of so many entries. */
    synchronized List<NoteKey> signersOf(long size) {
        var in = keys.floorEntry(Math.max(0, size));
        return changesAt(size)
                ? Stream.concat(keys.lowerEntry(size).getValue().all().stream(), in.getValue().all().stream())
                        .distinct()
                        .toList()
                : in.getValue().all();
    }

    /** True if the head of so many entries is the one with which other keys begin. */
    synchronized boolean changesAt(long size) {
        return size > 0 && keys.containsKey(size);
    }

    /** The keys that sign from now on. */
    synchronized HeadKeys current() {
        return keys.lastEntry().getValue();
    }

    /** Every key, the first one first. */
    synchronized List<NoteKey> all() {
        return keys.values().stream()
                .flatMap(each -> each.all().stream())
                .distinct()
                .toList();
    }

    /** The entry that put that key in force; of several that have it the first. */
    synchronized long since(NoteKey key) {
        return keys.entrySet().stream()
                .filter(each -> each.getValue().all().contains(key))
                .mapToLong(each -> Math.max(0, each.getKey() - 1))
                .findFirst()
                .orElseThrow();
    }

    /** The entry after which nothing may follow. */
    synchronized OptionalLong retired() {
        return retired;
    }
}
