package dev.reckoner.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Somebody a trail names, as the trail tells it: nobody signs that.
 *
 * @param id the name that claims refer to, unique among those of its role within a case, for example {@code meridian-02} or a TEE id
 * @param name the name shown
 * @param role the part it plays
 * @param payout the account that is paid for what it does, in whatever form the trail has it; empty where it does not say
 * @param endpoint where it is reached; likewise
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Party(String id, String name, PartyRole role, Optional<String> payout, Optional<String> endpoint) {
    /** Somebody of whom no more is told. */
    public Party(String id, String name, PartyRole role) {
        this(id, name, role, Optional.empty(), Optional.empty());
    }

    public Party withPayout(Optional<String> told) {
        return new Party(id, name, role, told, endpoint);
    }

    public Party withEndpoint(Optional<String> told) {
        return new Party(id, name, role, payout, told);
    }

    /** What is known of it after a later telling, which takes back nothing by leaving it out. */
    public Party after(Party later) {
        return later.withPayout(later.payout.or(() -> payout)).withEndpoint(later.endpoint.or(() -> endpoint));
    }
}
