package dev.reckoner.ledger;

import dev.reckoner.crypto.MerkleTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive entries in one row of the database, as they are stored and not yet believed.
 *
 * @param first index of the first entry
 * @param lengths of the contents, four bytes each, the highest first
 * @param leaves leaf hashes, 32 bytes each
 * @param contents canonical bytes, one after the other
 */
record EntryPage(long first, byte[] lengths, byte[] leaves, byte[] contents) {
    static final int MOST_ENTRIES = 256;
    /** A page of several entries has no more content; a larger entry has a page of its own. */
    static final int MOST_BYTES = 256 << 10;

    static final int LENGTH_BYTES = Integer.BYTES;

    /** An entry as it is stored, not yet believed. */
    record Row(long index, byte[] leaf, byte[] content) {}

    /** Takes the place of an entry's content. */
    @FunctionalInterface
    interface Place {
        void content(long index, int from, int end);
    }

    /** Where the content of each entry lies; what a damaged page lacks is empty, so that the leaf does not fit. */
    void eachContent(Place place) {
        int from = 0;
        for (int i = 0; i < Math.min(size(), MOST_ENTRIES); i++) {
            int end = end(from, i);
            place.content(first + i, from, end);
            from = end;
        }
    }

    /** The entries. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        eachContent((index, from, end) ->
                rows.add(new Row(index, leaf((int) (index - first)), Arrays.copyOfRange(contents, from, end))));
        return rows;
    }

    /** One entry, as {@link #rows} has it; empty if it is not in this page. */
    Optional<Row> row(long index) {
        if (index < first || index >= first + Math.min(size(), MOST_ENTRIES)) {
            return Optional.empty();
        }
        int place = (int) (index - first);
        int from = 0;
        for (int i = 0; i < place; i++) {
            from = end(from, i);
        }
        return Optional.of(new Row(index, leaf(place), Arrays.copyOfRange(contents, from, end(from, place))));
    }

    /** Where the content of an entry ends that begins there. */
    int end(int from, int i) {
        return (int) Math.clamp((long) from + Math.max(0, length(i)), 0, contents.length);
    }

    /** How many entries. */
    int size() {
        return lengths.length / LENGTH_BYTES;
    }

    /** True if this is the leaf hash stored for the i-th entry. */
    boolean hasLeaf(int i, byte[] leaf) {
        int from = i * MerkleTree.HASH_BYTES;
        int end = from + MerkleTree.HASH_BYTES;
        return end <= leaves.length && Arrays.equals(leaves, from, end, leaf, 0, leaf.length);
    }

    /** True if that entry is in this page. */
    boolean has(long index) {
        return index >= first && index < first + size();
    }

    /** The leaf hash stored for an entry; empty where it is not in this page. */
    byte[] leafOf(long index) {
        return has(index) ? leaf((int) (index - first)) : new byte[0];
    }

    private int length(int i) {
        return ByteBuffer.wrap(lengths).getInt(i * LENGTH_BYTES);
    }

    private byte[] leaf(int i) {
        int from = Math.min(i * MerkleTree.HASH_BYTES, leaves.length);
        return Arrays.copyOfRange(leaves, from, Math.min(from + MerkleTree.HASH_BYTES, leaves.length));
    }

    /** True if its parts fit together and nothing in it is left over. */
    boolean isWellFormed() {
        if (lengths.length % LENGTH_BYTES != 0 || size() < 1 || size() > MOST_ENTRIES) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            if (length(i) < 0) {
                return false;
            }
            sum += length(i);
        }
        return leaves.length == size() * MerkleTree.HASH_BYTES && contents.length == sum;
    }
}
