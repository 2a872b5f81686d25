package dev.reckoner.runtime.device.measure;

import dev.reckoner.runtime.compare.ErrorVector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A model run on a device and on the processor in the same profile.
 *
 * @param model by file name or as people call it
 * @param sha256 of its file, lower-case hexadecimal
 * @param optimisation level of the graph's optimisation
 * @param inputs shapes, in words
 * @param nodes operators that the device took
 * @param fallback operators that the processor took in its place, in words
 * @param errors of each floating-point output against the processor's, by name
 */
public record MeasuredRun(
        String model,
        String sha256,
        String optimisation,
        String inputs,
        long nodes,
        String fallback,
        SequencedMap<String, ErrorVector> errors) {
    public MeasuredRun {
        errors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(errors));
    }

    /** What tells it from other runs of a profile. */
    String subject() {
        return model + ", " + optimisation + ", " + inputs;
    }
}
