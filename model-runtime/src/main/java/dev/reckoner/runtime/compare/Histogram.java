package dev.reckoner.runtime.compare;

import java.util.Arrays;
import java.util.List;

/** Counts in buckets on a logarithmic scale, as {@link Comparison} describes them. */
final class Histogram {
    /** Buckets of distances in units in the last place: equal, and one for each power of two. */
    static final int ULPS = 65;

    /** Buckets of absolute errors, four for each power of ten from 10^-12. */
    static final int ERRORS = 64;

    private final long[] counts;

    Histogram(int buckets) {
        counts = new long[buckets];
    }

    void count(int bucket, long times) {
        counts[bucket] += times;
    }

    /** Bucket of an unsigned distance. */
    static int ofDistance(long distance) {
        return Long.SIZE - Long.numberOfLeadingZeros(distance);
    }

    /** Bucket of an absolute error above zero. */
    static int ofError(double error) {
        double bucket = Math.floor(4 * (Math.log10(error) + 12));
        return (int) Math.clamp(bucket, 0, ERRORS - 1);
    }

    List<Long> toList() {
        return Arrays.stream(counts).boxed().toList();
    }
}
