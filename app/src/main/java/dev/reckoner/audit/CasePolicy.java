package dev.reckoner.audit;

import java.util.List;
import java.util.Optional;

/**
 * An accountability policy with its versions.
 *
 * @param name the policy's name
 * @param versions at least one, the one that was recorded last at the end
 */
public record CasePolicy(String name, List<PolicyVersion> versions) {
    public CasePolicy {
        versions = List.copyOf(versions);
    }

    /** The version that counts: the one recorded last. */
    public PolicyVersion newest() {
        return versions.getLast();
    }

    /** The one recorded before it. */
    public Optional<PolicyVersion> before() {
        return versions.size() < 2 ? Optional.empty() : Optional.of(versions.get(versions.size() - 2));
    }

    /** The version that the case goes by; empty if that is of another policy, or none is. */
    public Optional<PolicyVersion> inForce() {
        return versions.stream().filter(PolicyVersion::inForce).findFirst();
    }
}
