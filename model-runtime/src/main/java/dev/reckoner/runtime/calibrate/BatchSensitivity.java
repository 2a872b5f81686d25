package dev.reckoner.runtime.calibrate;

/**
 * Whether the rows of a batch know of each other, and of the padding at their end.
 *
 * @param batches how many batches were compared with their rows run alone; 0 where the model takes none
 * @param batchedSame true if every row had the same bits alone and in the batch
 * @param batchedWithin true if every row was as close as different configurations are
 * @param paddings how many inputs were run with masked padding as well; 0 where the model takes none
 * @param paddedSame likewise
 * @param paddedWithin likewise
 */
public record BatchSensitivity(
        int batches,
        boolean batchedSame,
        boolean batchedWithin,
        int paddings,
        boolean paddedSame,
        boolean paddedWithin) {
    /** Nothing was tried. */
    public static final BatchSensitivity UNKNOWN = new BatchSensitivity(0, false, false, 0, false, false);

    /** True if claims may be run together: a row's result is then the one that it has alone, bit for bit. */
    public boolean insensitive() {
        return batches > 0 && batchedSame;
    }

    /** In one sentence. */
    public String sentence() {
        String batched = batches == 0
                ? "Whether a row depends on its batch is not known"
                : "A row in a batch " + how(batchedSame, batchedWithin);
        String padded = paddings == 0 ? "" : "; with masked padding it " + how(paddedSame, paddedWithin);
        return batched + padded + ".";
    }

    private static String how(boolean same, boolean within) {
        if (same) {
            return "has the bits that it has alone";
        }
        return within ? "differs as different configurations do" : "differs by more than different configurations do";
    }
}
