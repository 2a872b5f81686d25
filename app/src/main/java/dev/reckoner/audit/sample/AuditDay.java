package dev.reckoner.audit.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** When the sample's case is audited: what came since the time before is imported and run again. */
enum AuditDay {
    FIRST(15),
    SECOND(31),
    /** The first answers of int8 as fp32 are found, and who gave them is isolated. */
    FOUND(47),
    /** Another build is in place, and the isolation is lifted. */
    LIFTED(58),
    FIFTH(72),
    SIXTH(81),
    LAST(90);

    private static final Duration BEGINS = Duration.ofHours(9);

    /** Counted from 1, as everywhere. */
    final int day;

    AuditDay(int day) {
        this.day = day;
    }

    /** When all of it is recorded. */
    Instant at() {
        return SamplePlan.day(day).plus(BEGINS);
    }

    /** From 1. */
    int number() {
        return ordinal() + 1;
    }

    /** The end of the audit before; of the first, the beginning of the sample. */
    Instant since() {
        return ordinal() == 0 ? SamplePlan.FIRST_DAY : values()[ordinal() - 1].at();
    }

    /** The audit that what was made then is handed in for. */
    static AuditDay of(Instant madeAt) {
        return Arrays.stream(values())
                .filter(audit -> madeAt.isBefore(audit.at()))
                .findFirst()
                .orElse(LAST);
    }
}
