package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a producer says about one inference.
 *
 * @param label the producer's own name for it
 * @param madeAt when the answer was complete
 * @param provider party id
 * @param operator party id
 * @param application party id
 * @param payer party id, where known
 * @param model the model named, with its digest
 * @param inputs in the model's order
 * @param outputs in the model's order
 * @param execution under which circumstances it ran
 * @param attestation id of the attestation document that binds the signing key
 * @param traceRoot root of an operator trace, where one was made; {@link BundleWriter#trace} carries it
 */
public record InferenceRecord(
        String label,
        Instant madeAt,
        String provider,
        String operator,
        String application,
        Optional<String> payer,
        ModelReference model,
        List<RecordedTensor> inputs,
        List<RecordedTensor> outputs,
        Optional<ExecutionRecord> execution,
        Optional<Digest> attestation,
        Optional<Digest> traceRoot) {
    public InferenceRecord {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A record without an operator trace. */
    public InferenceRecord(
            String label,
            Instant madeAt,
            String provider,
            String operator,
            String application,
            Optional<String> payer,
            ModelReference model,
            List<RecordedTensor> inputs,
            List<RecordedTensor> outputs,
            Optional<ExecutionRecord> execution,
            Optional<Digest> attestation) {
        this(
                label,
                madeAt,
                provider,
                operator,
                application,
                payer,
                model,
                inputs,
                outputs,
                execution,
                attestation,
                Optional.empty());
    }

    /**
     * An input or output.
     *
     * @param name as the model has it
     * @param file SHA-256 of the serialised TensorProto, as {@link BundleWriter#tensor} returned it
     * @param canonical SHA-256 of the canonical tensor bytes
     */
    public record RecordedTensor(String name, Digest file, Digest canonical) {}
}
