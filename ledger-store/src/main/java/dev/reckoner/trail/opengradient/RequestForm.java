package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A request as one generation of the gateway writes it before hashing. Which generation answered cannot be told from the
 * response, so every form is tried; one that its generation would have refused is left out.
 *
 * @param generation {@code G0}, {@code G1} or {@code G2}; the earliest of those that write the same
 * @param rules what was applied; empty where the request itself was hashed
 */
public record RequestForm(String generation, Optional<RequestRules> rules) {
    private static final List<RequestRules> RULES = List.of(RequestRules.G1, RequestRules.G1_EARLY, RequestRules.G2);

    /** The form that has this hash, hexadecimal; empty where none has. */
    public static Optional<RequestForm> matching(JsonNode request, String hash) {
        if (!Digest.isHex(hash)) {
            return Optional.empty();
        }
        byte[] wanted = HexFormat.of().parseHex(hash);
        byte[] before = {};
        for (RequestRules rules : RULES) {
            // Of most requests all generations make the same.
            byte[] text = text(rules, request).orElse(before);
            if (!Arrays.equals(text, before) && Arrays.equals(Keccak256.of(text), wanted)) {
                return Optional.of(new RequestForm(generation(rules), Optional.of(rules)));
            }
            before = text;
        }
        return asGiven(PythonJson.sortedBytes(request), wanted);
    }

    /** True where the request itself was hashed, and no canonical form of it. */
    public boolean isAsGiven() {
        return rules.isEmpty();
    }

    /**
     * For people: the form of this request by every generation that writes the same, for example {@code canonical form of
     * generations G1 and G2}.
     */
    public String words(JsonNode request) {
        return rules.flatMap(applied -> text(applied, request))
                .map(written -> "canonical form of " + generations(written, request))
                .orElse("request as given");
    }

    private static String generations(byte[] written, JsonNode request) {
        List<String> same = RULES.stream()
                .filter(rules -> text(rules, request)
                        .filter(text -> Arrays.equals(text, written))
                        .isPresent())
                .map(RequestForm::generation)
                .distinct()
                .toList();
        return (same.size() == 1 ? "generation " : "generations ") + String.join(" and ", same);
    }

    private static Optional<byte[]> text(RequestRules rules, JsonNode request) {
        return rules.apply(request).map(PythonJson::sortedBytes);
    }

    private static String generation(RequestRules rules) {
        return rules == RequestRules.G2 ? "G2" : "G1";
    }

    private static Optional<RequestForm> asGiven(byte[] text, byte[] wanted) {
        if (Arrays.equals(Keccak256.of(text), wanted)) {
            return Optional.of(new RequestForm("G1", Optional.empty()));
        }
        return Arrays.equals(Digest.sha256Function().digest(text), wanted)
                ? Optional.of(new RequestForm("G0", Optional.empty()))
                : Optional.empty();
    }
}
