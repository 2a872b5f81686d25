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
 * @param generation {@code G0}, {@code G1} or {@code G2}
 * @param name for people, for example {@code canonical form of generation G2}
 */
public record RequestForm(String generation, String name) {
    private static final String AS_GIVEN = "request as given";
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
            byte[] text = rules.apply(request).map(PythonJson::sortedBytes).orElse(before);
            if (!Arrays.equals(text, before) && Arrays.equals(Keccak256.of(text), wanted)) {
                String generation = rules == RequestRules.G2 ? "G2" : "G1";
                return Optional.of(new RequestForm(generation, "canonical form of generation " + generation));
            }
            before = text;
        }
        return asGiven(PythonJson.sortedBytes(request), wanted);
    }

    /** True where the request itself was hashed, and no canonical form of it. */
    public boolean isAsGiven() {
        return name.equals(AS_GIVEN);
    }

    private static Optional<RequestForm> asGiven(byte[] text, byte[] wanted) {
        if (Arrays.equals(Keccak256.of(text), wanted)) {
            return Optional.of(new RequestForm("G1", AS_GIVEN));
        }
        return Arrays.equals(Digest.sha256Function().digest(text), wanted)
                ? Optional.of(new RequestForm("G0", AS_GIVEN))
                : Optional.empty();
    }
}
