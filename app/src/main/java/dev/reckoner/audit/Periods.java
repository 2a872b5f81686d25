package dev.reckoner.audit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Spans of days of one length that follow each other: days of a case of two months, weeks of one of two years, and of a longer one
 * as many weeks as leave no more than {@link CaseCoverage#MOST_PERIODS}.
 *
 * @param start the first day, UTC; of weeks a Monday
 * @param days how many days each has
 * @param count how many there are
 */
record Periods(LocalDate start, long days, int count) {
    /** None. */
    static final Periods NONE = new Periods(LocalDate.EPOCH, 1, 0);

    private static final long MOST_DAYS = 62;
    private static final long WEEK = 7;
    private static final long DAY = Duration.ofDays(1).toSeconds();
    /** Days from 1970 that every calendar still knows; what lies beyond belongs to the first or the last span. */
    private static final long FAR = 350_000_000_000L;

    /** Those in which both instants and everything between them lie. */
    static Periods of(Instant earliest, Instant latest) {
        var first = day(earliest);
        var last = day(latest);
        long span = ChronoUnit.DAYS.between(first, last) + 1;
        if (span <= MOST_DAYS) {
            return new Periods(first, 1, (int) span);
        }
        var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long weeks = Math.ceilDiv(ChronoUnit.DAYS.between(monday, last) + 1, WEEK);
        long days = WEEK * Math.ceilDiv(weeks, CaseCoverage.MOST_PERIODS);
        return new Periods(monday, days, (int) Math.ceilDiv(weeks * WEEK, days));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofEpochDay(Math.clamp(Math.floorDiv(time.getEpochSecond(), DAY), -FAR, FAR));
    }

    /** When the first begins, seconds since 1970. */
    long origin() {
        return start.toEpochDay() * DAY;
    }

    /** Length of each, seconds. */
    long seconds() {
        return days * DAY;
    }

    /** The first day of one, counted from 0. */
    LocalDate first(int index) {
        return start.plusDays(index * days);
    }

    /** The last day of one. */
    LocalDate last(int index) {
        return first(index).plusDays(days - 1);
    }
}
