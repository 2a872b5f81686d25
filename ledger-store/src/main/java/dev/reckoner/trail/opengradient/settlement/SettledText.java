package dev.reckoner.trail.opengradient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.CarriedResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members of the blob of a single inference.
 *
 * @param input the request, as an object or as text
 * @param output the response likewise; of a streamed call only its last frame, which has no text
 * @param signature base64; empty text where the response was not signed
 * @param teeId {@code 0x} and 64 lower-case hexadecimal characters, or empty text
 * @param timestamp as stated; may be empty
 * @param ethAddress as stated, {@code 0x} and 40 hexadecimal characters, or empty text
 */
record SettledText(
        JsonNode input, JsonNode output, String signature, String teeId, String timestamp, String ethAddress) {
    private static final int MOST_CHARACTERS = 4_096;
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    static SettledText of(JsonNode members) throws TrailFormatException {
        String teeId = text(members, "teeId").toLowerCase(Locale.ROOT);
        String prefixed = teeId.isEmpty() || teeId.startsWith("0x") ? teeId : "0x" + teeId;
        if (!prefixed.isEmpty() && !LeafPart.isWord(prefixed)) {
            throw StrictJson.mismatch(members.path("teeId"), "/teeId", LeafPart.TEE_ID.expected());
        }
        String address = text(members, "ethAddress");
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw StrictJson.mismatch(
                    members.path("ethAddress"), "/ethAddress", "an address, 0x and 40 hexadecimal characters");
        }
        return new SettledText(
                members.path("input"),
                members.path("output"),
                text(members, "teeSignature"),
                prefixed,
                text(members, "timestamp"),
                address);
    }

    // JavaScript may have made a number of the time.
    private static String text(JsonNode members, String name) throws TrailFormatException {
        JsonNode value = members.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.asText("");
        boolean plain = text.length() <= MOST_CHARACTERS && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!plain || !value.isTextual() && !value.isIntegralNumber()) {
            throw StrictJson.mismatch(value, "/" + name, "at most " + MOST_CHARACTERS + " characters of ASCII");
        }
        return text;
    }

    private static String hash(Optional<String> stated) {
        return stated.filter(hash -> LeafPart.isWord("0x" + hash)).orElse("");
    }

    /** The evidence item; the hashes stand in the response, the blob itself has none. */
    Evidence.SettledInference evidence(Optional<CarriedResponse> response, Digest blob, String place) {
        String requestHash = hash(response.map(CarriedResponse::requestHash));
        String outputHash = hash(response.map(CarriedResponse::outputHash));
        JsonNode stated = JsonNodeFactory.instance
                .objectNode()
                .put("teeId", teeId)
                .put("inputHash", requestHash)
                .put("outputHash", outputHash)
                .put("signature", signature)
                .put("timestamp", timestamp);
        return new Evidence.SettledInference(
                Digest.sha256(CanonicalJson.bytes(stated)),
                blob,
                place,
                teeId,
                requestHash,
                outputHash,
                signature,
                timestamp,
                ethAddress);
    }

    /** True if the response inside states something else than the blob around it. */
    boolean differsFrom(CarriedResponse response) {
        return differs(signature, response.signature())
                || differs(teeId, response.teeId())
                || isSeconds(timestamp) && isSeconds(response.timestamp()) && differs(timestamp, response.timestamp());
    }

    private static boolean isSeconds(String time) {
        return time.chars().allMatch(Character::isDigit);
    }

    private static boolean differs(String outside, String inside) {
        return !outside.isEmpty() && !inside.isEmpty() && !outside.equals(inside);
    }
}
