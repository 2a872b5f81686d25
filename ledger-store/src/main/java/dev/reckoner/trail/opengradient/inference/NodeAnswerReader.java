package dev.reckoner.trail.opengradient.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what nodes answer off the chain: the answer of public-tee-onnx-node to {@code /infer}, best with its request, and
 * recognises the result that a chain node keeps for an inference whose log holds none.
 */
public final class NodeAnswerReader implements TrailReader {
    /** The format's name for people, as claims carry it. */
    public static final String FORMAT = "OpenGradient TEE node answer";

    private static final int HEAD = 1 << 20;

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        String head = new String(file.head(HEAD), StandardCharsets.UTF_8).stripLeading();
        boolean tensors = head.contains("\"shape\"") && head.contains("\"result\"");
        boolean answers = head.contains("\"output\"") && (tensors || head.contains("\"model_hash\""));
        return head.startsWith("{") && (answers || isOfChain(head));
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try (var in = file.open()) {
            JsonNode document = StrictJson.tree(in);
            if (document.has("inference_results") || document.has("InferenceResult")) {
                sink.problem(notRead(file.name()));
                return;
            }
            JsonNode response = document.path("response").isObject() ? document.path("response") : document;
            JsonNode request = document.path("request").isObject() ? document.path("request") : document;
            NodeAnswer.read(request, response).write(sink, file.name());
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
    }

    private static boolean isOfChain(String head) {
        return head.contains("\"inference_results\"") || head.contains("\"InferenceResult\"");
    }

    private static ReadProblem notRead(String file) {
        return new ReadProblem(
                file,
                "",
                "TR-INFERENCE-OFFCHAIN",
                "This is the result that a chain node keeps for an inference; it is recognised and not read",
                "Import the log of the inference: a node's word for what no log holds binds nobody.",
                Severity.LEFT_OUT);
    }
}
