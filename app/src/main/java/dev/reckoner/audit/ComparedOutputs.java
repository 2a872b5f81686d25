package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The outputs of a claim beside those of a run.
 *
 * @param all a comparison for each, in the order of the claim
 * @param without why some could not be compared, by name; their comparison is INCONCLUSIVE
 */
record ComparedOutputs(List<Comparison> all, SequencedMap<String, CannotRun> without) {
    ComparedOutputs {
        all = List.copyOf(all);
        without = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(without));
    }

    /** Those that could be compared. */
    List<Comparison> made() {
        return all.stream()
                .filter(output -> !without.containsKey(output.output()))
                .toList();
    }

    /** The same with other comparisons of the same outputs. */
    ComparedOutputs with(List<Comparison> others) {
        return new ComparedOutputs(others, without);
    }
}
