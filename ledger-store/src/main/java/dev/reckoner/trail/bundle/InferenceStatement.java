package dev.reckoner.trail.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ValueReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signed record of one inference: an in-toto Statement (in-toto attestation framework, v1) whose subjects are the outputs.
 *
 * @param type {@link #TYPE}
 * @param subject the outputs, in the model's order
 * @param predicateType {@link #PREDICATE_TYPE}
 * @param predicate who turned what into them, with which model
 */
record InferenceStatement(
        @JsonProperty("_type") String type, List<Resource> subject, String predicateType, Inference predicate) {
    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://reckoner.dev/inference/v1";

    /** Name of the digest of canonical tensor bytes in a digest set. */
    static final String TENSOR_DIGEST = "onnxTensor";

    /**
     * An input or output.
     *
     * @param name as the model has it
     * @param digest {@code sha256} of the file's bytes and, for tensors, {@code onnxTensor} of the canonical tensor bytes
     * @param kind what the bytes are; a tensor where absent
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Resource(String name, Map<String, String> digest, Optional<ValueReference.Kind> kind) {
        Resource {
            digest = Map.copyOf(digest);
        }
    }

    /**
     * The model, by name and digest.
     *
     * @param digest {@code sha256} of the model file
     */
    record Model(String name, String version, Map<String, String> digest) {
        Model {
            digest = Map.copyOf(digest);
        }
    }

    /**
     * The predicate.
     *
     * @param label the producer's own name for the inference
     * @param madeAt when the answer was complete
     * @param attestation id of the attestation document that binds the signing key
     * @param traceRoot root of an operator trace, where one was made
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Inference(
            String label,
            Instant madeAt,
            String provider,
            String operator,
            String application,
            Optional<String> payer,
            Model model,
            List<Resource> inputs,
            Optional<ExecutionRecord> execution,
            Optional<Digest> attestation,
            Optional<Digest> traceRoot) {}
}
