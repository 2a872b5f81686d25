package dev.reckoner.trail.opengradient.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.member.Members;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One turn of a conversation as the audit trail of OpenGradient-SDK's example writes it (pull requests 211 and 212). Its hash
 * has no key, so whoever changes a line makes the hash anew: it is nobody's signed word, and tells of slips alone.
 *
 * @param model as stated
 * @param prompt the text sent
 * @param response the text received
 * @param teeId {@code 0x} and lower case; empty text where absent, as for all that follow
 * @param teeSignature base64
 * @param teeTimestamp Unix seconds or ISO 8601
 * @param contentHash lower-case hexadecimal
 */
public record AuditLine(
        String model,
        String prompt,
        String response,
        String teeId,
        String teeSignature,
        String teeTimestamp,
        String contentHash) {
    private static final String SEPARATOR = "||";
    private static final int MOST_CHARACTERS = 4_096;

    /** True if the object can be nothing else. */
    public static boolean isIn(JsonNode object) {
        return object.hasNonNull("content_hash") && object.has("prompt") && object.has("response");
    }

    /**
     * Reads it.
     *
     * @throws TrailFormatException {@code TR-JSON-TYPE} if a member is of another form
     */
    public static AuditLine of(JsonNode object) throws TrailFormatException {
        Members members = Members.of(object);
        String teeId = shortText(members, "tee_id").toLowerCase(Locale.ROOT);
        return new AuditLine(
                shortText(members, "model"),
                members.prose("prompt"),
                members.prose("response"),
                teeId.isEmpty() || teeId.startsWith("0x") ? teeId : "0x" + teeId,
                shortText(members, "tee_signature"),
                shortText(members, "tee_timestamp"),
                members.text("content_hash").toLowerCase(Locale.ROOT));
    }

    private static String shortText(Members members, String name) throws TrailFormatException {
        String text = members.object().path(name).isIntegralNumber()
                ? members.object().path(name).asText()
                : members.prose(name);
        if (text.length() > MOST_CHARACTERS) {
            throw members.refusal(name, "text of at most " + MOST_CHARACTERS + " characters");
        }
        return text;
    }

    /** SHA-256 of prompt, two bars and response, lower-case hexadecimal. */
    public String recomputedHash() {
        return Digest.sha256((prompt + SEPARATOR + response).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /** The evidence item. */
    public Evidence.AuditLogLine evidence(Digest blob, String place) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("model", model)
                .put("prompt", prompt)
                .put("response", response)
                .put("teeId", teeId)
                .put("signature", teeSignature)
                .put("timestamp", teeTimestamp)
                .put("contentHash", contentHash);
        return new Evidence.AuditLogLine(
                Digest.sha256(CanonicalJson.bytes(told)), blob, place, model, teeId, teeSignature, teeTimestamp);
    }
}
