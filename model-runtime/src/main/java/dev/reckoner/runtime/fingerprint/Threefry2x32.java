package dev.reckoner.runtime.fingerprint;

/**
 * The counter-based generator Threefry2x32-20 (Salmon and others, SC 2011): twenty rounds over a counter of two words with a key
 * of two. Pairs of words are held in a long, word 0 in the upper half, as JAX writes them.
 */
final class Threefry2x32 {
    private static final int[][] ROTATIONS = {{13, 15, 26, 6}, {17, 29, 16, 24}};
    private static final int PARITY = 0x1BD11BDA;
    private static final int GROUPS = 5;

    private Threefry2x32() {}

    /** One block of two words. */
    static long block(long key, long counter) {
        int k0 = (int) (key >>> 32);
        int k1 = (int) key;
        int[] keys = {k0, k1, PARITY ^ k0 ^ k1};
        int x0 = (int) (counter >>> 32) + k0;
        int x1 = (int) counter + k1;
        for (int group = 1; group <= GROUPS; group++) {
            for (int rotation : ROTATIONS[(group - 1) % 2]) {
                x0 += x1;
                x1 = Integer.rotateLeft(x1, rotation) ^ x0;
            }
            x0 += keys[group % 3];
            x1 += keys[(group + 1) % 3] + group;
        }
        return (long) x0 << 32 | x1 & 0xffff_ffffL;
    }
}
