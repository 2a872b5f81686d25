package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.PythonJson;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param signed the bytes that were signed, hexadecimal; empty where the marks do not amount to any
 */
record Marks(
        boolean legacy,
        String signature,
        String requestHash,
        String outputHash,
        String timestamp,
        String teeId,
        Optional<String> signed) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    // A Python dictionary of plain strings, as repr prints it.
    private static final Pattern MEMBER = Pattern.compile("'([a-z_]{1,40})': '([^'\\\\]{0,4096})'");

    /** The five members of generations G1 and G2; any of them may be missing. */
    static Marks current(JsonNode body) {
        String request = hex(body.path("tee_request_hash").asText(""));
        String output = hex(body.path("tee_output_hash").asText(""));
        String timestamp = body.path("tee_timestamp").asText("");
        String id = hex(body.path("tee_id").asText(""));
        return new Marks(
                false,
                body.path("tee_signature").asText(""),
                request,
                output,
                timestamp,
                id.isEmpty() ? "" : "0x" + id,
                message(request, output, timestamp));
    }

    /** The marks that generation G0 hid in {@code system_fingerprint}; empty where that text is something else. */
    static Optional<Marks> fingerprint(String fingerprint, ObjectNode summary) {
        Matcher matcher = MEMBER.matcher(fingerprint);
        Map<String, String> members =
                matcher.results().collect(Collectors.toMap(m -> m.group(1), m -> m.group(2), (first, second) -> first));
        if (!members.containsKey("response_signature")) {
            return Optional.empty();
        }
        summary.put("request_hash", members.getOrDefault("request_signature", ""));
        summary.put("timestamp", members.getOrDefault("response_timestamp", ""));
        return Optional.of(legacy(members.getOrDefault("response_signature", ""), summary));
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
                Optional.of(HexFormat.of().formatHex(PythonJson.bytes(PythonJson.dumpsSorted(signed)))));
    }

    /** The time of signing: Unix seconds or ISO 8601; empty where it is neither. */
    Optional<Instant> time() {
        return time(timestamp);
    }

    /** True if the text is a 256-bit hash. */
    static boolean isHash(String hex) {
        return HASH.matcher(hex).matches();
    }

    private static Optional<Instant> time(String timestamp) {
        try {
            if (SECONDS.matcher(timestamp).matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                        .filter(t -> t.isBefore(Instant.parse("9999-12-31T00:00:00Z")));
            }
            return Optional.of(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** inputHash || outputHash || uint256 timestamp, 96 bytes (tee-gateway, tee_gateway/tee_manager.py). */
    private static Optional<String> message(String request, String output, String timestamp) {
        Optional<Instant> time = time(timestamp);
        if (!isHash(request) || !isHash(output) || time.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(HexFormat.of().parseHex(request));
        message.writeBytes(HexFormat.of().parseHex(output));
        String seconds = BigInteger.valueOf(time.get().getEpochSecond()).abs().toString(16);
        message.writeBytes(HexFormat.of().parseHex("0".repeat(64 - seconds.length()) + seconds));
        return Optional.of(HexFormat.of().formatHex(message.toByteArray()));
    }

    private static String hex(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("0x") ? lower.substring(2) : lower;
    }
}
