package dev.reckoner.crypto.evm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Roots of Merkle Patricia tries whose whole content is at hand (Yellow Paper, appendix D). */
public final class TrieRoot {
    /** The root of a trie without content. */
    public static final Bytes EMPTY = Rlp.encode(Bytes.EMPTY).keccak();

    /**
     * One entry.
     *
     * @param path the key's nibbles
     * @param value not empty
     */
    private record Entry(Bytes path, Bytes value) {}

    private TrieRoot() {}

    /**
     * The root of a list whose keys are the RLP of the index from 0: a block's transactions root from its encoded
     * transactions, its receipts root from its encoded receipts (Yellow Paper, section 4.3.2).
     *
     * @throws IllegalArgumentException if a value is empty
     */
    public static Bytes ofList(List<Bytes> values) {
        Map<Bytes, Bytes> entries = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            entries.put(Rlp.encode(Rlp.integer(i)), values.get(i));
        }
        return of(entries);
    }

    /**
     * The root of a trie with these keys, as the trie stores them.
     *
     * @throws IllegalArgumentException if a value is empty, since a trie holds no such thing
     */
    public static Bytes of(Map<Bytes, Bytes> content) {
        List<Entry> entries = new ArrayList<>();
        content.forEach((key, value) -> entries.add(entry(key, value)));
        Collections.sort(entries, (a, b) -> compare(a.path(), b.path()));
        return entries.isEmpty() ? EMPTY : Rlp.encode(node(entries, 0)).keccak();
    }

    private static Entry entry(Bytes key, Bytes value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("no value under " + key);
        }
        return new Entry(HexPrefix.nibbles(key), value);
    }

    /** The node of entries in order that agree in their first {@code depth} nibbles. */
    private static RlpItem node(List<Entry> entries, int depth) {
        Entry first = entries.getFirst();
        if (entries.size() == 1) {
            return Items.of(path(first.path().from(depth), true), first.value());
        }
        int shared = shared(first.path(), entries.getLast().path());
        return shared == depth
                ? branch(entries, depth)
                : Items.of(path(first.path().slice(depth, shared), false), reference(branch(entries, shared)));
    }

    private static RlpItem branch(List<Entry> entries, int depth) {
        List<RlpItem> items = new ArrayList<>(Collections.nCopies(17, Bytes.EMPTY));
        // Being the prefix of all the others, a key that ends here comes first.
        int from = 0;
        if (entries.getFirst().path().size() == depth) {
            items.set(16, entries.getFirst().value());
            from = 1;
        }
        while (from < entries.size()) {
            int nibble = entries.get(from).path().at(depth);
            int to = from + 1;
            while (to < entries.size() && entries.get(to).path().at(depth) == nibble) {
                to++;
            }
            items.set(nibble, reference(node(entries.subList(from, to), depth + 1)));
            from = to;
        }
        return new Items(items);
    }

    /** A node within another is itself where it is small, and its hash otherwise. */
    private static RlpItem reference(RlpItem node) {
        Bytes encoding = Rlp.encode(node);
        return encoding.size() < TrieNode.HASH ? node : encoding.keccak();
    }

    private static Bytes path(Bytes nibbles, boolean leaf) {
        return HexPrefix.encode(new HexPrefix.Path(nibbles, leaf));
    }

    private static int shared(Bytes one, Bytes other) {
        int most = Math.min(one.size(), other.size());
        int shared = 0;
        while (shared < most && one.at(shared) == other.at(shared)) {
            shared++;
        }
        return shared;
    }

    private static int compare(Bytes one, Bytes other) {
        int shared = shared(one, other);
        return shared < one.size() && shared < other.size()
                ? Integer.compare(one.at(shared), other.at(shared))
                : Integer.compare(one.size(), other.size());
    }
}
