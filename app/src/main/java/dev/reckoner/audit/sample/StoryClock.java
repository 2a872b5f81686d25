package dev.reckoner.audit.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Tells the time of a story while it is told, and from then on the time of another clock, which is never let fall behind: a ledger is
 * not to go back in time.
 */
final class StoryClock extends Clock {
    private final Clock after;
    private volatile Instant now;
    private volatile boolean told;

    /**
     * A clock that stands still until the story goes on.
     *
     * @param begin when the story begins
     * @param after tells the time once it is told
     */
    StoryClock(Instant begin, Clock after) {
        this.now = begin;
        this.after = after;
    }

    /** The story goes on at that instant. */
    void goOn(Instant at) {
        if (at.isBefore(now)) {
            throw new IllegalArgumentException(at + " is before " + now);
        }
        now = at;
    }

    /** The story is told. */
    void end() {
        told = true;
    }

    @Override
    public Instant instant() {
        Instant other = told ? after.instant() : now;
        return other.isBefore(now) ? now : other;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
