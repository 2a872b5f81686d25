package dev.reckoner.ui.reputation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time on an axis.
 *
 * @param from its beginning
 * @param until its end, later
 */
record Span(Instant from, Instant until) {
    /** Of less a chart shows nothing. */
    static final Duration SHORTEST = Duration.ofHours(6);

    Span {
        if (Duration.between(from, until).compareTo(SHORTEST) < 0) {
            from = until.minus(SHORTEST);
        }
    }

    /** Whole days around two instants. */
    static Span around(Instant first, Instant last) {
        return new Span(first.truncatedTo(ChronoUnit.DAYS), last);
    }

    double millis() {
        return Duration.between(from, until).toMillis();
    }

    /** From 0 at its beginning to 1 at its end; outside of it less or more. */
    double share(Instant at) {
        return Duration.between(from, at).toMillis() / millis();
    }

    /** The instant at a share of it. */
    Instant at(double share) {
        return from.plusMillis(Math.round(share * millis()));
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && !at.isAfter(until);
    }

    /** Part of it, by shares. */
    Span part(double low, double high) {
        return new Span(at(low), at(high));
    }

    /** Instants at equal distances, from its beginning to its end. */
    List<Instant> points(int count) {
        var points = new ArrayList<Instant>();
        for (int i = 0; i < count; i++) {
            points.add(at((double) i / (count - 1)));
        }
        return points;
    }
}
