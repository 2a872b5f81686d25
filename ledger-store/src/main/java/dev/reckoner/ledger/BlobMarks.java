package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which blobs were met: one bit for every 32 bytes of a pack, where no two records begin, and a name for each large one. Places in
 * packs stay as they are while others write, as places in the index do not.
 */
final class BlobMarks {
    /** A record's header alone is longer than 2^5 bytes. */
    private static final int GRAIN_BITS = 5;

    private final Map<Integer, BitSet> packed = new TreeMap<>();
    private final Set<ByteBuffer> large = new HashSet<>();

    /** Marks a packed blob; false if it was marked before. */
    boolean mark(PackPlace place) {
        var bits = packed.computeIfAbsent(place.pack(), pack -> new BitSet());
        int bit = place.offset() >>> GRAIN_BITS;
        boolean fresh = !bits.get(bit);
        bits.set(bit);
        return fresh;
    }

    /** Marks a large blob; false if it was marked before. */
    boolean mark(byte[] name) {
        return large.add(ByteBuffer.wrap(name));
    }

    boolean has(PackPlace place) {
        var bits = packed.get(place.pack());
        return bits != null && bits.get(place.offset() >>> GRAIN_BITS);
    }

    boolean has(byte[] name) {
        return large.contains(ByteBuffer.wrap(name));
    }
}
