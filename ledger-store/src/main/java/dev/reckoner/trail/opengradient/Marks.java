package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.PythonJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an enclave put under a response.
 *
 * @param legacy true for generation G0
 * @param signature base64; empty text where the response is unsigned
 * @param requestHash hexadecimal without {@code 0x}, lower case; may be empty
 * @param outputHash likewise; empty text in generation G0
 * @param timestamp as given
 * @param teeId {@code 0x} and hexadecimal, lower case; may be empty
 * @param summary what generation G0 signed, ASCII; empty text in later ones
 */
record Marks(
        boolean legacy,
        String signature,
        String requestHash,
        String outputHash,
        String timestamp,
        String teeId,
        String summary) {
    private static final String SIGNATURE = "response_signature";
    private static final int SECONDS_DIGITS = 18;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    // A Python dictionary of plain strings, as repr prints it.
    private static final Pattern MEMBER = Pattern.compile("'([a-z_]{1,40})': '([^'\\\\]{0,4096})'");

    /** The five members of generations G1 and G2; any of them may be missing. */
    static Marks current(JsonNode body) {
        String id = hex(body.path("tee_id").asText(""));
        return new Marks(
                false,
                body.path("tee_signature").asText(""),
                hex(body.path("tee_request_hash").asText("")),
                hex(body.path("tee_output_hash").asText("")),
                body.path("tee_timestamp").asText(""),
                id.isEmpty() ? "" : "0x" + id,
                "");
    }

    /**
     * The marks that generation G0 hid in {@code system_fingerprint}; empty where that text is something else.
     *
     * @param unmarked the object that was signed, but for the two members that the marks add
     */
    static Optional<Marks> fingerprint(String fingerprint, Supplier<ObjectNode> unmarked) {
        if (!fingerprint.contains(SIGNATURE)) {
            return Optional.empty();
        }
        Matcher matcher = MEMBER.matcher(fingerprint);
        Map<String, String> members =
                matcher.results().collect(Collectors.toMap(m -> m.group(1), m -> m.group(2), (first, second) -> first));
        if (!members.containsKey(SIGNATURE)) {
            return Optional.empty();
        }
        ObjectNode summary = unmarked.get();
        summary.put("request_hash", members.getOrDefault("request_signature", ""));
        summary.put("timestamp", members.getOrDefault("response_timestamp", ""));
        return Optional.of(legacy(members.getOrDefault(SIGNATURE, ""), summary));
    }

    /** The marks of generation G0, whose signed bytes are the summary as Python writes it. */
    static Marks legacy(String signature, JsonNode summary) {
        ObjectNode signed = summary.deepCopy();
        signed.retain("finish_reason", "message", "model", "request_hash", "timestamp");
        return new Marks(
                true,
                signature,
                hex(summary.path("request_hash").asText("")),
                "",
                summary.path("timestamp").asText(""),
                "",
                PythonJson.dumpsSorted(signed));
    }

    /** The bytes that were signed; empty where the marks do not amount to any. */
    Optional<byte[]> signed() {
        return legacy
                ? Optional.of(summary.getBytes(StandardCharsets.US_ASCII))
                : SignedMessage.of(requestHash, outputHash, time());
    }

    /** The time of signing: Unix seconds or ISO 8601, from 1970 to 9999; empty where it is neither. */
    Optional<Instant> time() {
        return time(timestamp);
    }

    static Optional<Instant> time(String timestamp) {
        try {
            Instant time = isSeconds(timestamp)
                    ? Instant.ofEpochSecond(Long.parseLong(timestamp))
                    : OffsetDateTime.parse(timestamp).toInstant();
            return Optional.of(time).filter(t -> !t.isBefore(Instant.EPOCH) && t.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isSeconds(String timestamp) {
        return !timestamp.isEmpty()
                && timestamp.length() <= SECONDS_DIGITS
                && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String hex(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("0x") ? lower.substring(2) : lower;
    }
}
