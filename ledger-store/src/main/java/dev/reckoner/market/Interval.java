package dev.reckoner.market;

/**
 * What a figure lies between.
 *
 * @param high infinite where nothing bounds it
 */
public record Interval(double low, double high) {
    /** Any relative effect: from nothing left to any multiple. */
    public static final Interval ANYTHING = new Interval(-1, Double.POSITIVE_INFINITY);

    /** True if all of it lies within plus and minus so much. */
    public boolean isWithin(double bound) {
        return low >= -bound && high <= bound;
    }

    /** True if the figure lies in it. */
    public boolean contains(double figure) {
        return low <= figure && figure <= high;
    }

    /** The same, further on by so much. */
    Interval moved(double by) {
        return new Interval(low + by, high + by);
    }

    /** The smallest interval that holds both. */
    Interval and(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }
}
