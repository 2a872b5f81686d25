package dev.reckoner.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** A time as people type it. */
final class TimeWord {
    private TimeWord() {}

    /** An instant, or the beginning of a day in UTC. */
    static Instant of(String text) throws RefusedArgument {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new RefusedArgument("CL-USAGE", text + " is no time; write 2026-04-11 or 2026-04-11T06:00:00Z.");
        }
    }
}
