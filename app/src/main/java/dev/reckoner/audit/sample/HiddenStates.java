package dev.reckoner.audit.sample;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What answers gave that others are made of, until those are made: float [1, tokens, 384] each. */
final class HiddenStates {
    private final Set<SampleInference> wanted =
            SamplePlan.derived().stream().map(DerivedAnswer::source).collect(Collectors.toSet());
    private final Map<SampleInference, Tensor> kept = new HashMap<>();

    /** Keeps it if something is made of it. */
    void offer(SampleInference answer, Tensor hidden) {
        if (wanted.contains(answer)) {
            kept.put(answer, hidden);
        }
    }

    Tensor of(DerivedAnswer derived) {
        return Objects.requireNonNull(kept.get(derived.source()));
    }
}
