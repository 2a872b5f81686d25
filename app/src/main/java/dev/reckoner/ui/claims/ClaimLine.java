package dev.reckoner.ui.claims;

import dev.reckoner.audit.ClaimRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A line of the claims table.
 *
 * @param known the claim; empty while its page is being read
 * @param day whole UTC days since the first claim of the case, from 1
 */
record ClaimLine(Optional<ClaimRow> known, int day) {
    /** A line whose page is being read. */
    static final ClaimLine LOADING = new ClaimLine(Optional.empty(), 0);

    /**
     * The line of a claim.
     *
     * @param first the day of the case's first claim
     */
    static ClaimLine of(ClaimRow row, LocalDate first) {
        long day = ChronoUnit.DAYS.between(first, date(row.madeAt())) + 1;
        return new ClaimLine(Optional.of(row), (int) Math.min(day, Integer.MAX_VALUE));
    }

    static LocalDate date(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The claim of a line that is read. */
    ClaimRow row() {
        return known.orElseThrow();
    }
}
