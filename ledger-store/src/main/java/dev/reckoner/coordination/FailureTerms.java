package dev.reckoner.coordination;

import java.time.Duration;

/**
 * When two parties are said to fail at the same time.
 *
 * @param window failures at most so far apart are at the same time, and failures of one party that follow each other within it,
 *     or without a success between them, are one
 * @param stretch within which failures might as well have come at another time; what changes more slowly than that, such as a
 *     bad week or a growing load, is no coincidence to be explained. Counted from 1970-01-01T00:00:00Z
 * @param fewest a party with fewer beginnings of failures is not compared
 * @param significance the probability at which a set of parties that have nothing to do with each other is allowed to have a pair
 *     called beyond chance
 */
public record FailureTerms(Duration window, Duration stretch, int fewest, double significance) {
    /** An hour, a day, three, and one in twenty. */
    public static final FailureTerms DEFAULT = new FailureTerms(Duration.ofHours(1), Duration.ofDays(1), 3, 0.05);

    public FailureTerms {
        if (window.getSeconds() < 1 || stretch.compareTo(window) < 0) {
            throw new IllegalArgumentException("A window is a second or more, and a stretch no shorter than it.");
        }
        if (fewest < 1 || !(significance > 0 && significance < 1)) {
            throw new IllegalArgumentException("A significance is between 0 and 1, the fewest failures at least 1.");
        }
    }
}
