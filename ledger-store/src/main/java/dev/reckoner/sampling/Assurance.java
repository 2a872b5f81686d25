package dev.reckoner.sampling;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What running claims again has told of all claims, and what that took.
 *
 * <p>Before the first run every claim may be wrong: the bound on the share of wrong answers stands at 100 %. A <em>unit of
 * assurance</em> is one percentage point by which it has fallen since. The bound is the exact hypergeometric one at 95 %
 * confidence ({@link HypergeometricBound}), over all claims, with those that a run decided as the sample. It holds if chance drew
 * them. Where a person chose them it is what the same runs would tell if they had been drawn, and no more; what holds whoever
 * chose them is {@link #known}.
 *
 * @param claims M, how many there are
 * @param decided n, how many of them running again decided
 * @param wrong k, how many of those decided were found wrong
 * @param inconclusive how many more were run and not decided
 */
public record Assurance(long claims, long decided, long wrong, long inconclusive) {
    /** The chance of error allowed. */
    public static final double ALPHA = 0.05;

    private static final double POINTS = 100;
    /** A bound is a whole number of claims, so that a share is compared with this much room for rounding, in claims. */
    private static final double ROUNDING = 1e-6;

    /** Throws IllegalArgumentException if the numbers do not fit each other. */
    public Assurance {
        if (wrong < 0 || inconclusive < 0 || wrong > decided || decided + inconclusive > claims) {
            throw new IllegalArgumentException(decided + " decided, " + wrong + " of them wrong, and " + inconclusive
                    + " inconclusive out of " + claims + " cannot be.");
        }
    }

    /**
     * What it takes to come to a lower bound, if no further run finds anything wrong.
     *
     * @param share the bound that is then reached or undercut, from 0 to 1
     * @param runs how many more claims must be decided
     */
    public record Further(double share, long runs) {}

    /** Upper bound on the share of wrong answers among all claims, from 0 to 1, if the decided ones were drawn by chance. */
    public double bound() {
        return bound(decided, wrong);
    }

    /** The same where every claim that was run and not decided counts as a wrong answer. */
    public double conservative() {
        return bound(decided + inconclusive, wrong + inconclusive);
    }

    private double bound(long sample, long bad) {
        return claims == 0 ? 1 : (double) HypergeometricBound.upper(claims, sample, bad, ALPHA) / claims;
    }

    /** What holds whoever chose the claims: every claim that no run found right may be wrong. From 0 to 1. */
    public double known() {
        return claims == 0 ? 1 : (double) (claims - decided + wrong) / claims;
    }

    /** Units of assurance gained: percentage points by which the bound has fallen from 100 %. */
    public double points() {
        return POINTS * (1 - bound());
    }

    /** Seconds that a unit of assurance took, of so many seconds in all; empty while none was gained. */
    public OptionalDouble secondsPerPoint(double seconds) {
        double points = points();
        return points > 0 ? OptionalDouble.of(seconds / points) : OptionalDouble.empty();
    }

    /** What the next percentage point takes; empty where no number of runs can bring it, or nothing is left to run. */
    public Optional<Further> nextPoint() {
        return further(bound() - 1 / POINTS);
    }

    /** What it takes to come to that share; empty where it is reached already, or where what was found wrong exceeds it. */
    public Optional<Further> further(double share) {
        long most = (long) Math.floor(share * claims + ROUNDING);
        long left = claims - decided;
        if (claims == 0 || share < 0 || upper(0) <= most || upper(left) > most) {
            return Optional.empty();
        }
        long few = 0;
        long enough = left;
        while (enough - few > 1) {
            long middle = few + (enough - few) / 2;
            if (upper(middle) <= most) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return Optional.of(new Further(share, enough));
    }

    private long upper(long more) {
        return HypergeometricBound.upper(claims, decided + more, wrong, ALPHA);
    }
}
