package dev.reckoner.trail.opengradient.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.WellFormedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What public-tee-onnx-node answered. It is signed by nobody: the node's own attestation commits neither to model nor to input
 * and output, so that nothing offline binds the answer to an enclave. Source: public-tee-onnx-node {@code server.py}.
 *
 * @param model the identifier that was asked for; empty text where the request is not there
 * @param modelHash SHA-256 of the model file, computed by the node and compared with nothing
 * @param inputs as asked; empty where the request is not there
 * @param outputs as answered
 */
record NodeAnswer(String model, Digest modelHash, List<UntypedTensor> inputs, List<UntypedTensor> outputs) {
    private static final int MODEL = 200;

    /**
     * Reads the two halves, which may be one object.
     *
     * @throws TrailFormatException TR-JSON codes where a member is not what it should be
     */
    static NodeAnswer read(JsonNode request, JsonNode response) throws TrailFormatException {
        String hash = TensorMembers.text(response.path("model_hash"), "/model_hash");
        if (!hash.matches("[0-9a-fA-F]{64}")) {
            throw StrictJson.mismatch(response.path("model_hash"), "/model_hash", "a SHA-256 in hexadecimal");
        }
        return new NodeAnswer(
                request.path("ipfs_hash").asText(""),
                Digest.ofSha256(hash),
                NodeTensors.asked(request),
                NodeTensors.answered(response));
    }

    /** Hands it over as a claim without a time, since neither half has one. */
    void write(TrailSink sink, String place) throws IOException {
        List<ValueReference> askedFor = held(inputs, sink);
        List<ValueReference> answered = held(outputs, sink);
        sink.claim(new Claim(
                id(askedFor, answered),
                place.substring(place.lastIndexOf('/') + 1),
                NodeAnswerReader.FORMAT,
                Instant.EPOCH,
                Map.of(),
                new ModelReference(
                        model.isBlank() ? Claim.NOT_STATED : WellFormedText.beginning(model, MODEL),
                        "",
                        Optional.of(modelHash)),
                askedFor,
                answered,
                Optional.empty(),
                Optional.empty(),
                List.of(modelHash),
                place));
    }

    private Digest id(List<ValueReference> askedFor, List<ValueReference> answered) {
        var text = new StringBuilder("reckoner-node-answer/1\n");
        text.append(Digest.sha256(model.getBytes(StandardCharsets.UTF_8))).append('\n');
        text.append(modelHash).append('\n');
        askedFor.forEach(value -> text.append("in ").append(value.held()).append('\n'));
        answered.forEach(value -> text.append("out ").append(value.held()).append('\n'));
        return Digest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<ValueReference> held(List<UntypedTensor> tensors, TrailSink sink) throws IOException {
        var values = new ArrayList<ValueReference>();
        for (UntypedTensor tensor : tensors) {
            values.add(new ValueReference(
                    tensor.name(),
                    ValueReference.Kind.UNTYPED_TENSOR,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(sink.blob(UntypedTensors.write(tensor)))));
        }
        return values;
    }
}
