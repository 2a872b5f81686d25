package dev.reckoner.cli.bench.robust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the signed fields of the responses in a file: one record with its key, or several under {@code cases}. */
final class ResponseFields {
    private static final List<String> REQUESTS = List.of("wire_request", "request", "canonical_request_object");
    private static final List<String> KEYS = List.of("signing_key_pem", "public_key_pem");
    private static final List<String> SIGNED = List.of(
            "/signature_base64",
            "/signed_object",
            "/response_body/tee_signature",
            "/response_body/tee_request_hash",
            "/response_body/tee_output_hash",
            "/response_body/tee_timestamp",
            "/response_body/tee_id",
            "/response_body/choices/0/text",
            "/response_body/choices/0/message/content",
            "/response_body/choices/0/message/tool_calls");

    private ResponseFields() {}

    /** What there is to change in the file; nothing where it holds no signed response with its key. */
    static List<Target> of(String name, byte[] content) throws IOException {
        JsonNode file;
        try {
            file = StrictJson.tree(content);
        } catch (TrailFormatException e) {
            return List.of();
        }
        Optional<String> key = KEYS.stream().filter(file::hasNonNull).findFirst();
        if (key.isEmpty()) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        for (JsonNode one : file.path("cases").isArray() ? file.path("cases") : List.of(file)) {
            String title = name + one.path("name").asText("").transform(n -> n.isEmpty() ? "" : " " + n);
            targets.addAll(of(title, (ObjectNode) one, key.get(), file.path(key.get())));
        }
        return targets;
    }

    private static List<Target> of(String name, ObjectNode one, String keyName, JsonNode key) throws IOException {
        Optional<String> request = REQUESTS.stream().filter(one::hasNonNull).findFirst();
        if (request.isEmpty()) {
            return List.of();
        }
        ObjectNode sent = one.deepCopy();
        ObjectNode response = sent.deepCopy();
        response.retain("signed_object", "signature_base64", "response_body");
        // The request last: its members may have the names of the response's.
        response.set(keyName, key);
        response.set(request.get(), sent.path(request.get()));
        List<Target> targets = new ArrayList<>();
        for (String pointer : SIGNED) {
            if (!response.at(pointer).isMissingNode()) {
                targets.add(target(name, response, pointer));
            }
        }
        targets.add(target(name, response, "/" + request.get()));
        return targets;
    }

    private static Target target(String name, ObjectNode record, String pointer) throws IOException {
        byte[] content = record.toString().getBytes(StandardCharsets.UTF_8);
        String member = "\"" + pointer.substring(pointer.lastIndexOf('/') + 1) + "\":";
        String value = record.at(pointer).toString();
        int at = record.toString().indexOf(member + value);
        int from = record.toString().substring(0, at + member.length()).getBytes(StandardCharsets.UTF_8).length;
        return new ResponseTarget(
                name + " " + pointer, content, from, from + value.getBytes(StandardCharsets.UTF_8).length);
    }
}
