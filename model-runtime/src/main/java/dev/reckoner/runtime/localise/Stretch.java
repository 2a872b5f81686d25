package dev.reckoner.runtime.localise;

/**
 * Operators that stand one after the other.
 *
 * @param from the first, by its place in the graph
 * @param to the last
 */
public record Stretch(int from, int to) {
    public Stretch {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("A stretch has a first and a last operator");
        }
    }
}
