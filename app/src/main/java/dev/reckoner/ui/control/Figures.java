package dev.reckoner.ui.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and times are written. Times are UTC. */
public final class Figures {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** {@code 2,412}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 84.9 %}; {@code none} where the whole is 0 or the part is. */
    public static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "none";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    /** {@code 612 MB}, in powers of ten. */
    public static String bytes(long size) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = size;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 10 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    /** {@code 2026-04-17 14:20:31}. */
    public static String second(Instant time) {
        return SECOND.format(time);
    }

    /** {@code 04-17 14:20:31}, where the year stands elsewhere. */
    public static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /** {@code 2026-04-17 14:20}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** The day of an instant. */
    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** {@code begin…end} of a name that is longer than the limit. */
    public static String middle(String name, int limit) {
        if (name.length() <= limit) {
            return name;
        }
        int tail = limit / 2 - 1;
        return name.substring(0, limit - tail - 1) + "…" + name.substring(name.length() - tail);
    }
}
