package dev.reckoner.reputation;

import java.time.Instant;
import java.util.Optional;

/** Which time an event counts at. */
public enum TimeBasis {
    /** When its verdict was recorded: what could be known of the subject then. */
    KNOWN,
    /** When the answer was made: how the subject behaved then, in the light of what is known now. */
    MADE;

    /**
     * The time at which an event counts. An answer is there before it can be judged: a time of making that is not told, or
     * that lies after the verdict, gives way to that of the verdict.
     *
     * @param known when the verdict was recorded
     * @param made when the answer was made, as far as it is told
     */
    public Instant of(Instant known, Optional<Instant> made) {
        return this == KNOWN ? known : made.filter(at -> !at.isAfter(known)).orElse(known);
    }
}
