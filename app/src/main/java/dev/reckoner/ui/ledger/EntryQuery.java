package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries are wanted.
 *
 * @param text an entry's number, or what its words, its JSON or its leaf hash hold, in any case; empty text where all are wanted
 * @param kind wire name of the only kind; every kind where empty
 * @param time when they were recorded
 */
record EntryQuery(String text, Optional<String> kind, EntryTime time) {
    /** Every entry. */
    static final EntryQuery ALL = new EntryQuery("", Optional.empty(), EntryTime.ANY);

    EntryQuery withText(String wanted) {
        return new EntryQuery(wanted.strip(), kind, time);
    }

    EntryQuery withKind(Optional<String> wanted) {
        return new EntryQuery(text, wanted, time);
    }

    EntryQuery withTime(EntryTime wanted) {
        return new EntryQuery(text, kind, wanted);
    }

    /** The entry that the text names by its number. */
    OptionalLong number() {
        String digits = text.replace(",", "");
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(Character::isDigit);
        return isNumber ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** True if the entry is wanted; of one that cannot be read nobody knows the kind and the time. */
    boolean lets(LedgerLine line) {
        if (line.damage().isPresent()) {
            return says(line);
        }
        return kind.map(line.kind()::equals).orElse(true) && time.holds(line.time()) && says(line);
    }

    private boolean says(LedgerLine line) {
        String sought = text.toLowerCase(Locale.ROOT);
        return sought.isEmpty()
                || line.leaf().startsWith(sought)
                || (line.what() + "\n" + line.subject() + "\n" + line.json())
                        .toLowerCase(Locale.ROOT)
                        .contains(sought);
    }

    /**
     * A span of time.
     *
     * @param from the first instant; any where empty
     * @param until the first instant after it; any where empty
     * @param choice which of the choices it is
     */
    record EntryTime(Optional<Instant> from, Optional<Instant> until, Choice choice) {
        /** Any time. */
        static final EntryTime ANY = new EntryTime(Optional.empty(), Optional.empty(), Choice.ANY);

        /** What is offered. */
        enum Choice {
            ANY,
            TODAY,
            WEEK,
            RANGE
        }

        boolean holds(Instant time) {
            return from.map(first -> !time.isBefore(first)).orElse(true)
                    && until.map(time::isBefore).orElse(true);
        }
    }
}
