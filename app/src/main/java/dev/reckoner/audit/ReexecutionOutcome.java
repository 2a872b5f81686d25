package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of running one claim again.
 *
 * @param claim the claim's id
 * @param verdict the worst step of the ladder over its outputs
 * @param code stable reason code of the finding it made, for example {@code EX-OUTSIDE}
 * @param sentence the finding's sentence
 * @param outputs a comparison per output, in the model's order; empty where it could not be run
 * @param substitute the other published model that reproduces the claimed output, where one does
 * @param environment the environment record, name to value
 * @param took wall time of the run
 * @param depth what was found beyond the comparison of outputs
 */
public record ReexecutionOutcome(
        Digest claim,
        Verdict verdict,
        String code,
        String sentence,
        List<Comparison> outputs,
        Optional<String> substitute,
        Map<String, String> environment,
        Duration took,
        RerunDepth depth) {
    public ReexecutionOutcome {
        outputs = List.copyOf(outputs);
        // Outcomes of earlier versions have none.
        depth = Objects.requireNonNullElse(depth, RerunDepth.NONE);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** The largest relative L2 of the outputs, in two digits such as {@code 6.9e-7}; empty where none could be compared. */
    public static Optional<String> largestRelativeL2(List<Comparison> outputs) {
        return outputs.stream()
                .filter(output -> output.elements() > 0)
                .mapToDouble(Comparison::relativeL2)
                .max()
                .stream()
                .mapToObj(ReexecutionOutcome::figure)
                .findFirst();
    }

    /** An error in two digits such as {@code 6.9e-7}. */
    static String figure(double error) {
        return String.format(Locale.ROOT, "%.1e", error).replaceFirst("e([-+])0", "e$1");
    }
}
