package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.audit.AuditLine;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a line of an audit trail with the response of the same signature, as far as both tell. */
final class AuditComparison {
    private AuditComparison() {}

    /** Names of the line's members that the response contradicts. */
    static List<String> differences(AuditLine line, Evidence.SignedResponse response, Check.Context context) {
        var differences = new ArrayList<String>();
        if (differs(line.teeId(), response.teeId())) {
            differences.add("tee_id");
        }
        if (timeDiffers(line.teeTimestamp(), response.timestamp())) {
            differences.add("tee_timestamp");
        }
        if (differs(hash(line.response()), response.outputHash())) {
            differences.add("response");
        }
        request(response, context).ifPresent(request -> compare(line, request, differences));
        return differences;
    }

    private static void compare(AuditLine line, JsonNode request, List<String> differences) {
        // The SDK names a model with its maker before it, the gateway without.
        if (differs(lastPart(line.model()), lastPart(request.path("model").asText("")))) {
            differences.add("model");
        }
        if (differs(line.prompt(), prompt(request))) {
            differences.add("prompt");
        }
    }

    /** An answer by tool calls has no text that a line would hold. */
    private static String hash(String text) {
        return text.isEmpty()
                ? ""
                : Keccak256.digest(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String lastPart(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    /** The last text of a user; empty where there is none that is plain text. */
    private static String prompt(JsonNode request) {
        String prompt = request.path("prompt").asText("");
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asText("").equals("user")) {
                prompt = message.path("content").asText("");
            }
        }
        return prompt;
    }

    private static Optional<JsonNode> request(Evidence.SignedResponse response, Check.Context context) {
        return response.request().flatMap(held -> HeldBytes.of(held, context)).flatMap(AuditComparison::tree);
    }

    private static Optional<JsonNode> tree(byte[] json) {
        try {
            return Optional.of(StrictJson.tree(json));
        } catch (TrailFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean differs(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static boolean timeDiffers(String one, String other) {
        Optional<Instant> first = time(one);
        Optional<Instant> second = time(other);
        return first.isPresent()
                && second.isPresent()
                && first.get().getEpochSecond() != second.get().getEpochSecond();
    }

    /** Unix seconds or ISO 8601; the SDK's own comments call the one the other. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches("[0-9]{1,12}")
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
