package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as one generation of the gateway writes it before hashing. Which generation answered cannot be told from the
 * response, so every form is tried.
 *
 * @param generation {@code G0}, {@code G1} or {@code G2}
 * @param name for people, for example {@code canonical form of generation G2}
 * @param text the bytes that are hashed; ASCII
 * @param algorithm {@code keccak256}, for G0 {@code sha256}
 */
public record RequestForm(String generation, String name, String text, String algorithm) {
    /** The hash that a response of that generation states. */
    public Digest digest() {
        byte[] bytes = PythonJson.bytes(text);
        return algorithm.equals("sha256") ? Digest.sha256(bytes) : Keccak256.digest(bytes);
    }

    /** Every form of the request, in the order to try; a form that its generation would have refused is left out. */
    public static List<RequestForm> of(JsonNode request) {
        List<RequestForm> forms = new ArrayList<>();
        RequestRules.G1.apply(request).map(t -> keccak("G1", t)).ifPresent(forms::add);
        RequestRules.G1_EARLY.apply(request).map(t -> keccak("G1", t)).ifPresent(forms::add);
        RequestRules.G2.apply(request).map(t -> keccak("G2", t)).ifPresent(forms::add);
        String asGiven = PythonJson.dumpsSorted(request);
        forms.add(new RequestForm("G1", "request as given", asGiven, "keccak256"));
        forms.add(new RequestForm("G0", "request as given", asGiven, "sha256"));
        return List.copyOf(forms);
    }

    /** The form that has this hash, hexadecimal; empty where none has. */
    public static Optional<RequestForm> matching(JsonNode request, String hash) {
        return of(request).stream().filter(f -> f.digest().hex().equals(hash)).findFirst();
    }

    private static RequestForm keccak(String generation, JsonNode canonical) {
        String text = PythonJson.dumpsSorted(canonical);
        return new RequestForm(generation, "canonical form of generation " + generation, text, "keccak256");
    }
}
