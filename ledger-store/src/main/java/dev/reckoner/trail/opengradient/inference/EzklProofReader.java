package dev.reckoner.trail.opengradient.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes the JSON of an EZKL proof as evidence that there is one. Nothing of it is checked. Source: ezkl {@code src/pfsys/mod.rs}
 * (Snark), as zkml-go writes it.
 */
public final class EzklProofReader implements TrailReader {
    private static final int HEAD = 1 << 20;

    @Override
    public String format() {
        return "EZKL proof";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        String head = new String(file.head(HEAD), StandardCharsets.UTF_8).stripLeading();
        return head.startsWith("{")
                && head.contains("\"instances\"")
                && (head.contains("\"transcript_type\"")
                        || head.contains("\"hex_proof\"")
                        || head.contains("\"proof\""));
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try (var in = file.open()) {
            JsonNode proof = StrictJson.tree(in);
            sink.evidence(evidence(proof, sink.blob(StrictJson.write(proof)), file.name()));
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
    }

    private static Evidence evidence(JsonNode proof, Digest blob, String place) throws TrailFormatException {
        List<List<String>> instances = instances(proof);
        byte[] bytes = bytes(proof);
        String transcript = proof.path("transcript_type").asText("");
        var told = JsonNodeFactory.instance
                .objectNode()
                .put("proof", HexFormat.of().formatHex(bytes))
                .put("transcript", transcript);
        var columns = told.putArray("instances");
        instances.forEach(column -> column.forEach(columns.addArray()::add));
        return new Evidence.EzklProof(
                Digest.sha256(CanonicalJson.bytes(told)), blob, place, transcript, instances, bytes.length);
    }

    private static List<List<String>> instances(JsonNode proof) throws TrailFormatException {
        var columns = new ArrayList<List<String>>();
        JsonNode list = new TensorMembers(proof, "").list("instances");
        for (int i = 0; i < list.size(); i++) {
            JsonNode column = list.path(i);
            if (!column.isArray()) {
                throw StrictJson.mismatch(column, "/instances/" + i, "a list of field elements");
            }
            var elements = new ArrayList<String>();
            column.forEach(element -> elements.add(element.isTextual() ? element.textValue() : element.toString()));
            columns.add(elements);
        }
        return columns;
    }

    /** A list of bytes, or hexadecimal: versions differ. */
    private static byte[] bytes(JsonNode proof) throws TrailFormatException {
        JsonNode list = proof.path("proof");
        if (!list.isArray()) {
            return hexadecimal(proof);
        }
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < list.size(); i++) {
            JsonNode value = list.path(i);
            if (!value.isInt() || value.intValue() < 0 || value.intValue() > 255) {
                throw StrictJson.mismatch(value, "/proof/" + i, "a byte");
            }
            bytes.write(value.intValue());
        }
        return bytes.toByteArray();
    }

    private static byte[] hexadecimal(JsonNode proof) throws TrailFormatException {
        String member = proof.path("proof").isTextual() ? "proof" : "hex_proof";
        String text = TensorMembers.text(proof.path(member), "/" + member);
        try {
            return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
        } catch (IllegalArgumentException notHexadecimal) {
            throw StrictJson.mismatch(proof.path(member), "/" + member, "a proof in hexadecimal");
        }
    }
}
