package dev.reckoner.runtime.fingerprint;

/** The elements of largest magnitude of a chunk, the lower index first among equals, found in two passes without sorting. */
final class LargestValues {
    /** Their positions in the chunk, ascending. */
    final int[] positions;

    /** Their bf16 patterns. */
    final int[] bits;

    private LargestValues(int k) {
        positions = new int[k];
        bits = new int[k];
    }

    /**
     * Finds the k largest.
     *
     * @throws FingerprintException RT-TOPLOC-K if the chunk has fewer elements, RT-TOPLOC-NAN if one is not a number, for it has
     *     no place in the order; infinities do
     */
    static LargestValues of(Chunk chunk, int k) throws FingerprintException {
        if (k > chunk.length()) {
            throw new FingerprintException(
                    "RT-TOPLOC-K",
                    "The chunk has " + chunk.length() + " elements, too few for the " + k + " largest of them.");
        }
        int[] counts = countByMagnitude(chunk);
        int smallest = BrainFloat.INFINITY;
        int above = 0;
        while (above + counts[smallest] < k) {
            above += counts[smallest--];
        }
        return collect(chunk, smallest, k - above, k);
    }

    private static int[] countByMagnitude(Chunk chunk) throws FingerprintException {
        int[] counts = new int[BrainFloat.MAGNITUDE + 1];
        for (int i = 0; i < chunk.length(); i++) {
            int bits = chunk.bits(i);
            if (BrainFloat.isNaN(bits)) {
                throw new FingerprintException(
                        "RT-TOPLOC-NAN", "Element " + (chunk.from() + i) + " of the values is not a number.");
            }
            counts[bits & BrainFloat.MAGNITUDE]++;
        }
        return counts;
    }

    /** All above the smallest magnitude that takes part, and the first so many of that magnitude. */
    private static LargestValues collect(Chunk chunk, int smallest, int ofSmallest, int k) {
        LargestValues found = new LargestValues(k);
        int equals = ofSmallest;
        for (int i = 0, n = 0; n < k; i++) {
            int bits = chunk.bits(i);
            int magnitude = bits & BrainFloat.MAGNITUDE;
            if (magnitude > smallest || magnitude == smallest && equals-- > 0) {
                found.positions[n] = i;
                found.bits[n++] = bits;
            }
        }
        return found;
    }
}
