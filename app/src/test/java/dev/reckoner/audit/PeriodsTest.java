package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Into which spans of days the claims of a case are put. */
class PeriodsTest {
    private static Periods of(String first, String last) {
        return Periods.of(Instant.parse(first + "T23:59:59Z"), Instant.parse(last + "T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-02, 1, 1",
        "2026-03-02, 2026-05-02, 1, 62",
        "2026-03-02, 2026-05-03, 7, 9",
        "2026-03-02, 2026-05-30, 7, 13",
        "2026-03-02, 2028-02-20, 7, 103",
        "2026-03-02, 2029-03-02, 14, 79",
        "1000-01-01, 9999-12-31, 31612, 104"
    })
    void daysOfTwoMonthsWeeksOfTwoYearsAndSeveralWeeksBeyond(String first, String last, long days, int count) {
        var periods = of(first, last);
        assertThat(periods.days()).isEqualTo(days);
        assertThat(periods.count()).isEqualTo(count).isLessThanOrEqualTo(CaseCoverage.MOST_PERIODS);
        assertThat(periods.first(0)).isBeforeOrEqualTo(LocalDate.parse(first));
        assertThat(periods.last(count - 1)).isAfterOrEqualTo(LocalDate.parse(last));
    }

    @Test
    void weeksBeginOnMondays() {
        assertThat(of("2026-03-05", "2026-06-30").first(3).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void timesBeforeAllCalendarsAreNoTrouble() {
        var all = Periods.of(Instant.MIN, Instant.MAX);
        assertThat(all.count()).isLessThanOrEqualTo(CaseCoverage.MOST_PERIODS);
        assertThat(all.first(0)).isBefore(all.last(all.count() - 1));
    }
}
