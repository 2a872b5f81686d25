package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The circumstances that change the bits of an answer, as the producer recorded them.
 *
 * @param runtime name and version, for example {@code onnxruntime 1.29.0}
 * @param provider execution provider, for example {@code CPUExecutionProvider}
 * @param optimisation graph optimisation level as ONNX Runtime names it: {@code NO_OPT}, {@code BASIC}, {@code EXTENDED},
 *     {@code LAYOUT}, {@code ALL}
 * @param threads intra-operator threads; 0 where unknown
 * @param architecture operating system, processor and its instruction sets, as text
 * @param batch digests of the inputs that were run together with this one, itself included, in order; empty Optional where
 *     the record does not say who else was in the batch
 * @param options further options by name
 */
public record ExecutionRecord(
        String runtime,
        String provider,
        String optimisation,
        int threads,
        String architecture,
        Optional<List<Digest>> batch,
        Map<String, String> options) {
    public ExecutionRecord {
        batch = batch.map(List::copyOf);
        options = Map.copyOf(options);
    }
}
