package dev.reckoner.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as policy files write them: a whole number with a unit, such as {@code 30m} or {@code 24h}. */
public final class TimeSpan {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    private TimeSpan() {}

    private enum Unit {
        DAY("d", Duration.ofDays(1)),
        HOUR("h", Duration.ofHours(1)),
        MINUTE("m", Duration.ofMinutes(1)),
        SECOND("s", Duration.ofSeconds(1));

        private final String letter;
        private final Duration length;

        Unit(String letter, Duration length) {
            this.letter = letter;
            this.length = length;
        }

        /** One day is written as 24 hours, because that is how people set it. */
        private boolean suits(Duration span) {
            return span.getSeconds() % length.getSeconds() == 0
                    && (this != DAY || span.getSeconds() > length.getSeconds());
        }

        private static Unit largest(Duration span) {
            return Arrays.stream(values())
                    .filter(unit -> unit.suits(span))
                    .findFirst()
                    .orElseThrow();
        }

        private static Unit of(String letter) {
            return Arrays.stream(values())
                    .filter(unit -> unit.letter.equals(letter))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Reads one; empty if it is not written so. */
    public static Optional<Duration> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(Unit.of(written.group(2)).length.multipliedBy(Long.parseLong(written.group(1))))
                : Optional.empty();
    }

    /** As a file has it, in the largest unit that divides it: {@code 30m}. Parts of a second are left out. */
    public static String text(Duration span) {
        var unit = Unit.largest(span);
        return span.getSeconds() / unit.length.getSeconds() + unit.letter;
    }

    /** For people: {@code 30 minutes}, {@code 1 hour}. */
    public static String words(Duration span) {
        var unit = Unit.largest(span);
        long count = span.getSeconds() / unit.length.getSeconds();
        return count + " " + unit.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
    }
}
