package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where in a document stands what a finding rests on. */
final class SignedPlace {
    private static final List<String> MODEL_DIGEST = List.of("predicate", "model", "digest", "sha256");

    /** What a log or a transaction says, where the document is one. */
    private static final List<List<String>> DECODED = List.of(List.of("decoded event"), List.of("decoded call"));

    private SignedPlace() {}

    /** True if the finding rests on a value that the signed record names, so that the record itself shows it. */
    static boolean isInRecord(Finding finding) {
        return switch (finding.check()) {
            case "signature", "input", "output", "model", "weights", "reexecution" -> true;
            case "trace" -> finding.restsOn().isEmpty();
            default -> false;
        };
    }

    /** Ways to the field, the closest first: the name of a field anywhere in the document, then names of its children. */
    static List<List<String>> ways(Claim claim, Finding finding) {
        return switch (finding.check()) {
            case "measurement" -> List.of(List.of("pcrs", "PCR0"));
            case "key" -> List.of(List.of("public_key"), List.of("signatures", "[0]", "keyid"));
            case "attestation" -> List.of(List.of("certificate"));
            case "freshness" -> List.of(List.of("timestamp"));
            case "signature" ->
                List.of(List.of("signatures", "[0]", "sig"), List.of("signatures"), List.of("tee_signature"));
            case "input" -> or(value(List.of("predicate", "inputs"), claim.inputs()), "tee_request_hash");
            case "output" -> or(value(List.of("subject"), claim.outputs()), "tee_output_hash");
            case "party" -> List.of(List.of("tee_id"));
            case "timeline" -> or(DECODED, "tee_timestamp");
            case "cost" -> List.of(List.of("opengradient"));
            case "model", "weights" -> List.of(MODEL_DIGEST, List.of("predicate", "model"));
            case "reexecution" -> compared(claim, finding.code());
            case "batch" -> List.of(List.of("tree"));
            case "trace" -> List.of(List.of("root"), List.of("predicate", "traceRoot"));
            default -> DECODED;
        };
    }

    /** A model that was exchanged contradicts the model named; anything else concerns the output or the input. */
    private static List<List<String>> compared(Claim claim, String code) {
        if (code.startsWith("EX-INPUT")) {
            return value(List.of("predicate", "inputs"), claim.inputs());
        }
        return code.endsWith("-SUBSTITUTED") || code.startsWith("EX-MODEL")
                ? List.of(MODEL_DIGEST, List.of("predicate", "model"))
                : value(List.of("subject"), claim.outputs());
    }

    private static List<List<String>> value(List<String> list, List<ValueReference> values) {
        String element = "[" + Math.max(0, odd(values)) + "]";
        return List.of(
                join(list, element, "digest", "sha256"),
                join(list, element, "digest", "onnxTensor"),
                join(list, element),
                list);
    }

    /** The first value that was changed, else the first that is missing. */
    private static int odd(List<ValueReference> values) {
        int changed = first(values, it -> it.held().isPresent() && !it.held().equals(it.claimed()));
        return changed >= 0 ? changed : first(values, it -> it.held().isEmpty());
    }

    private static int first(List<ValueReference> values, Predicate<ValueReference> which) {
        for (int i = 0; i < values.size(); i++) {
            if (which.test(values.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** A record of the program's own format first, a gateway's response else. */
    private static List<List<String>> or(List<List<String>> ways, String member) {
        return Stream.concat(ways.stream(), Stream.of(List.of(member))).toList();
    }

    private static List<String> join(List<String> way, String... names) {
        return Stream.concat(way.stream(), java.util.Arrays.stream(names)).toList();
    }
}
