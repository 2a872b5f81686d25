package dev.reckoner.reputation;

/**
 * An interval of reliabilities.
 *
 * @param low its lower end, from 0
 * @param high its upper end, to 1
 */
public record Band(double low, double high) {
    public Band {
        Bounds.require("The lower end of a band", low, 0, 1);
        Bounds.require("The upper end of a band", high, low, 1);
    }

    /** How much it leaves open. */
    public double width() {
        return high - low;
    }

    /** True if both have a reliability in common. */
    public boolean meets(Band other) {
        return low <= other.high && other.low <= high;
    }
}
