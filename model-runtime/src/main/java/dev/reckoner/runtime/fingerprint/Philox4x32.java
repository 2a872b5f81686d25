package dev.reckoner.runtime.fingerprint;

/**
 * The counter-based generator Philox4x32-10 (Salmon and others, Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011): ten rounds
 * over a counter of four words with a key of two.
 */
final class Philox4x32 {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private Philox4x32() {}

    /**
     * One block of four words.
     *
     * @param low counter words 0 (low half) and 1
     * @param high counter words 2 (low half) and 3
     * @param key key words 0 (low half) and 1
     */
    static int[] block(long low, long high, long key) {
        int c0 = (int) low;
        int c1 = (int) (low >>> 32);
        int c2 = (int) high;
        int c3 = (int) (high >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (c0 & 0xffff_ffffL) * MULTIPLIER_0;
            long product1 = (c2 & 0xffff_ffffL) * MULTIPLIER_1;
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new int[] {c0, c1, c2, c3};
    }
}
