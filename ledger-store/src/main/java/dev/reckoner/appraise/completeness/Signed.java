package dev.reckoner.appraise.completeness;

import dev.reckoner.trail.Evidence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signed response, as far as settlements name it.
 *
 * @param teeId {@code 0x} and 64 characters; may be empty text
 * @param inputHash hexadecimal without {@code 0x}
 * @param outputHash likewise
 * @param at the signed time, whole seconds
 */
public record Signed(String teeId, String inputHash, String outputHash, Instant at) {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** The response; empty where nobody signed it, or where it lacks a hash or a time. */
    public static Optional<Signed> of(Evidence.SignedResponse response) {
        if (response.signature().isEmpty()
                || response.requestHash().isEmpty()
                || response.outputHash().isEmpty()) {
            return Optional.empty();
        }
        return time(response.timestamp())
                .map(at -> new Signed(response.teeId(), response.requestHash(), response.outputHash(), at));
    }

    /** The time that a response or a blob states, Unix seconds or ISO 8601; empty where it is neither, and outside of 1970 to 9999. */
    public static Optional<Instant> time(String stated) {
        try {
            Instant at = SECONDS.matcher(stated).matches()
                    ? Instant.ofEpochSecond(Long.parseLong(stated))
                    : Instant.ofEpochSecond(OffsetDateTime.parse(stated).toEpochSecond());
            return Optional.of(at).filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(END));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
