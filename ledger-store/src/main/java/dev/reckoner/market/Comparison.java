package dev.reckoner.market;

import java.util.OptionalDouble;

/**
 * A response against what the use of other providers did at the same instant: difference in differences. Users that move from one
 * provider to the others make these seem to grow, so with few providers the difference counts them twice.
 *
 * @param others how many others there are to compare with; of none of them did anything become known in that time
 * @param theirs the median of their relative effects
 * @param difference the relative effect less theirs
 * @param placements how many other places, of another provider or time, the intervention was put for comparison
 * @param p how likely as large a difference is at such a place; empty where they are too few for any answer
 */
public record Comparison(int others, double theirs, double difference, int placements, OptionalDouble p) {}
