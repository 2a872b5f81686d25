package dev.reckoner.ui.claims;

import dev.reckoner.audit.CaseReasons;
import dev.reckoner.audit.ClaimRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A row of the claims table with what sorting and filtering ask of it again and again.
 *
 * @param row the row
 * @param day whole UTC days since the first claim of the case, from 1
 * @param number the label as a number where it is one, else the largest, so that 99 comes before 100
 * @param haystack everything that a search looks through, in lower case
 * @param codes the reason codes that concern the claim
 */
record ClaimLine(ClaimRow row, int day, long number, String haystack, Set<String> codes) {
    /** Prepares the rows of a case. */
    static List<ClaimLine> of(List<ClaimRow> rows, CaseReasons reasons) {
        LocalDate first = rows.stream()
                .map(ClaimRow::madeAt)
                .min(Instant::compareTo)
                .map(ClaimLine::date)
                .orElse(LocalDate.EPOCH);
        return rows.stream().map(row -> of(row, first, reasons.of(row.id()))).toList();
    }

    private static ClaimLine of(ClaimRow row, LocalDate first, Set<String> codes) {
        long day = ChronoUnit.DAYS.between(first, date(row.madeAt())) + 1;
        return new ClaimLine(row, (int) Math.min(day, Integer.MAX_VALUE), number(row.label()), haystack(row), codes);
    }

    private static LocalDate date(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static long number(String label) {
        boolean digits =
                !label.isEmpty() && label.length() <= 18 && label.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(label) : Long.MAX_VALUE;
    }

    private static String haystack(ClaimRow row) {
        return String.join(
                        "\n",
                        row.label(),
                        row.provider(),
                        row.operator(),
                        row.application(),
                        row.model(),
                        row.id().toString())
                .toLowerCase(Locale.ROOT);
    }
}
