package dev.reckoner.appraise.completeness;

import java.util.Arrays;
import java.util.Optional;

/**
 * How many seconds passed from signing to settlement; negative where the block is older than the signed time.
 *
 * @param count of how many
 * @param median the lower of the two in the middle where their number is even
 * @param ninetyFifth the smallest that 95 of 100 do not exceed (nearest rank)
 */
public record Delays(int count, long least, long median, long ninetyFifth, long most) {
    /** Their distribution; empty where there are none. */
    public static Optional<Delays> of(long[] seconds) {
        if (seconds.length == 0) {
            return Optional.empty();
        }
        long[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return Optional.of(
                new Delays(sorted.length, sorted[0], rank(sorted, 50), rank(sorted, 95), sorted[sorted.length - 1]));
    }

    private static long rank(long[] sorted, int percent) {
        return sorted[(int) Math.ceilDiv((long) sorted.length * percent, 100) - 1];
    }

    /** For people. */
    public String words() {
        return "seconds from signing to settlement: least " + least + ", median " + median + ", 95th percentile "
                + ninetyFifth + ", most " + most;
    }
}
