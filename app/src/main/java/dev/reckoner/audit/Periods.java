package dev.reckoner.audit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /** Those in which both instants and everything between them lie. */
    static Periods of(Instant earliest, Instant latest) {
        var first = LocalDate.ofInstant(earliest, ZoneOffset.UTC);
        var last = LocalDate.ofInstant(latest, ZoneOffset.UTC);
        long span = ChronoUnit.DAYS.between(first, last) + 1;
        if (span <= MOST_DAYS) {
            return new Periods(first, 1, (int) span);
        }
        // The first day of all time is no Monday, and none comes before it.
        var monday = first.isAfter(LocalDate.MIN.plusDays(WEEK))
                ? first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : first;
        long weeks = Math.ceilDiv(ChronoUnit.DAYS.between(monday, last) + 1, WEEK);
        long days = WEEK * Math.ceilDiv(weeks, CaseCoverage.MOST_PERIODS);
        return new Periods(monday, days, (int) Math.ceilDiv(weeks * WEEK, days));
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
