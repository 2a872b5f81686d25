package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The claimed values by name: inputs are the claim's, outputs that the trace lacks likewise, all others the trace's. What the
 * trace lacks can be filled in by what follows from other claimed values.
 */
final class ClaimedValues {
    private final TracedClaim claim;
    private final Map<String, OnnxValue> read = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Set<String> outside = new HashSet<>();
    private final Map<String, OnnxValue> filled = new HashMap<>();
    private final Map<String, Integer> gaps = new HashMap<>();

    ClaimedValues(TracedClaim claim) {
        this.claim = claim;
    }

    /** What is claimed. */
    Optional<OnnxValue> claimed(String name) throws IOException {
        OnnxValue input = claim.inputs().get(name);
        if (input != null) {
            return Optional.of(input);
        }
        OnnxValue known = read.get(name);
        if (known != null || absent.contains(name)) {
            return Optional.ofNullable(known);
        }
        Optional<OnnxValue> traced = claim.trace().value(name);
        if (traced.isEmpty()) {
            outside.add(name);
        }
        Optional<OnnxValue> value =
                traced.or(() -> Optional.ofNullable(claim.outputs().get(name)));
        value.ifPresentOrElse(found -> read.put(name, found), () -> absent.add(name));
        return value;
    }

    /**
     * True for a final output that the trace lacks. It may come of a run with fused operators, which are not those of the
     * trace.
     */
    boolean isOutsideTrace(String name) {
        return outside.contains(name);
    }

    /** What is claimed, or follows from it. */
    Optional<OnnxValue> known(String name) throws IOException {
        Optional<OnnxValue> value = claimed(name);
        return value.isPresent() ? value : Optional.ofNullable(filled.get(name));
    }

    /**
     * Fills a value in that follows from claimed ones.
     *
     * @param gap the first of the operators through which it does and of which nothing is claimed; empty where none computes
     */
    void fill(String name, OnnxValue value, OptionalInt gap) {
        filled.put(name, value);
        gap.ifPresentOrElse(first -> gaps.put(name, first), () -> gaps.remove(name));
    }

    /** The first of the operators through which a value was filled in; empty for a claimed one. */
    OptionalInt gap(String name) {
        Integer first = gaps.get(name);
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** Lets go of what was read, and of filled values but those that are still needed. */
    void forget(Set<String> needed) {
        read.clear();
        claim.trace().release();
        filled.keySet().retainAll(needed);
    }
}
