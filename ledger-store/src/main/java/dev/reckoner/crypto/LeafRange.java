package dev.reckoner.crypto;

/**
 * A run of leaves of a Merkle tree.
 *
 * @param start index of the first, unsigned
 * @param end index after the last, unsigned
 */
public record LeafRange(long start, long end) {
    /** How many leaves, unsigned. */
    public long size() {
        return end - start;
    }

    /** True if the run is one subtree: not empty, and beginning at a multiple of the next power of two of its size. */
    boolean isSubtree() {
        if (Long.compareUnsigned(start, end) >= 0) {
            return false;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size() - 1);
        return bits == Long.SIZE ? start == 0 : (start & ((1L << bits) - 1)) == 0;
    }
}
