package dev.reckoner.ledger;

/**
 * Where a packed blob is. As one number, never 0: 18 bits pack, 29 bits offset, 17 bits length.
 *
 * @param pack from 1
 * @param offset of the record in the pack, bytes
 * @param length of the blob, bytes
 */
record PackPlace(int pack, int offset, int length) {
    static final int MOST_PACK = (1 << 18) - 1;
    static final int MOST_OFFSET = (1 << 29) - 1;

    private static final int LENGTH_BITS = 17;
    private static final int OFFSET_BITS = 29;

    static PackPlace of(long number) {
        return new PackPlace(
                (int) (number >>> (OFFSET_BITS + LENGTH_BITS)),
                (int) (number >>> LENGTH_BITS) & MOST_OFFSET,
                (int) number & ((1 << LENGTH_BITS) - 1));
    }

    long number() {
        return (long) pack << (OFFSET_BITS + LENGTH_BITS) | (long) offset << LENGTH_BITS | length;
    }
}
