package dev.reckoner.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A kind of claims that a policy is for.
 *
 * @param name for example {@code financial}
 * @param names exact names by kind: a claim is of the class if, for every kind here, it has one of the names. Empty where only
 *     the case says which claims are of the class
 */
public record ClaimClass(String name, Map<NameKind, List<String>> names) {
    public ClaimClass {
        var copy = new TreeMap<NameKind, List<String>>();
        names.forEach((kind, these) -> copy.put(kind, List.copyOf(these)));
        names = Collections.unmodifiableMap(copy);
    }

    /** True if the case counts the claim among the class, or its names do. */
    boolean holds(ClaimCase claim) {
        return claim.classes().contains(name) || !names.isEmpty() && isNamed(claim);
    }

    private boolean isNamed(ClaimCase claim) {
        return names.entrySet().stream()
                .allMatch(kind -> kind.getValue().contains(claim.names().getOrDefault(kind.getKey(), "")));
    }
}
