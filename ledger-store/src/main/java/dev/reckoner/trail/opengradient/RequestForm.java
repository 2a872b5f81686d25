package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A request as one generation of the gateway writes it before hashing. Which generation answered cannot be told from the
 * response, so every form is tried; one that its generation would have refused is left out.
 *
 * @param generations of {@code G0}, {@code G1} and {@code G2} those that write it so, the earliest first
 * @param isAsGiven true where the request itself was hashed, and no canonical form of it
 */
public record RequestForm(List<String> generations, boolean isAsGiven) {
    public RequestForm {
        generations = List.copyOf(generations);
    }

    /** The form that has this hash, hexadecimal; empty where none has. */
    public static Optional<RequestForm> matching(JsonNode request, String hash) {
        if (!Digest.isHex(hash)) {
            return Optional.empty();
        }
        byte[] wanted = HexFormat.of().parseHex(hash);
        for (var form : canonical(request)) {
            if (Arrays.equals(Keccak256.of(PythonJson.sortedBytes(form.request())), wanted)) {
                return Optional.of(new RequestForm(List.copyOf(form.generations()), false));
            }
        }
        return asGiven(PythonJson.sortedBytes(request), wanted);
    }

    /** A canonical form with the generations that make it. */
    private record Canonical(JsonNode request, TreeSet<String> generations) {}

    /** The different canonical forms; of most requests all generations make the same. */
    private static List<Canonical> canonical(JsonNode request) {
        var forms = new ArrayList<Canonical>();
        for (RequestRules rules : RequestRules.values()) {
            rules.apply(request)
                    .ifPresent(made -> forms.stream()
                            .filter(form -> form.request().equals(made))
                            .findFirst()
                            .orElseGet(() -> {
                                forms.add(new Canonical(made, new TreeSet<>()));
                                return forms.getLast();
                            })
                            .generations()
                            .add(rules.generation()));
        }
        return forms;
    }

    private static Optional<RequestForm> asGiven(byte[] text, byte[] wanted) {
        if (Arrays.equals(Keccak256.of(text), wanted)) {
            return Optional.of(new RequestForm(List.of("G1"), true));
        }
        return Arrays.equals(Digest.sha256Function().digest(text), wanted)
                ? Optional.of(new RequestForm(List.of("G0"), true))
                : Optional.empty();
    }

    /** The earliest generation that writes the request so. */
    public String generation() {
        return generations.getFirst();
    }

    /** For people, for example {@code canonical form of generations G1 and G2}. */
    public String words() {
        return isAsGiven
                ? "request as given"
                : "canonical form of " + (generations.size() == 1 ? "generation " : "generations ")
                        + String.join(" and ", generations);
    }
}
