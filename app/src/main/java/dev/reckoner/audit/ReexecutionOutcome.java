package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of running one claim again.
 *
 * @param claim the claim's id
 * @param verdict the worst step of the ladder over its outputs
 * @param code stable reason code of the finding it made, for example {@code EX-OUTSIDE}
 * @param sentence the finding's sentence
 * @param outputs a comparison per output, in the model's order; empty where it could not be run
 * @param substitute the other model of the case that reproduces the claimed output, where one does
 * @param environment the environment record, name to value
 * @param took wall time of the run
 */
public record ReexecutionOutcome(
        Digest claim,
        Verdict verdict,
        String code,
        String sentence,
        List<Comparison> outputs,
        Optional<String> substitute,
        Map<String, String> environment,
        Duration took) {
    public ReexecutionOutcome {
        outputs = List.copyOf(outputs);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
