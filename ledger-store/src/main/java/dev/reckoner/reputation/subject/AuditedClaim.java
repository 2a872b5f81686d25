package dev.reckoner.reputation.subject;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A claim that was run again, as far as it matters to somebody's reputation.
 *
 * @param number position in the case
 * @param id the claim's id
 * @param label the producer's name for it
 * @param madeAt when it says it was made
 * @param names whom it names, of every kind but builds; who is not stated is left out
 * @param builds ids of the builds that it rests on
 * @param proof how far its record binds those that it names
 * @param mark how an isolation in force touches it
 */
public record AuditedClaim(
        long number,
        Digest id,
        String label,
        Instant madeAt,
        Map<SubjectKind, String> names,
        List<String> builds,
        Proof proof,
        ClaimMark mark) {
    /**
     * How far a record binds those that it names.
     *
     * @param vouched true if the key under it is known to be that of the parties it names
     * @param bound true if an attestation that holds commits to that key
     * @param refuted true if other evidence than running it again speaks against the claim
     */
    public record Proof(boolean vouched, boolean bound, boolean refuted) {}

    public AuditedClaim {
        names = Map.copyOf(names);
        builds = List.copyOf(builds);
    }

    /** Whom of that kind it is about: one at most, but for builds. */
    public List<String> names(SubjectKind kind) {
        return kind == SubjectKind.BUILD
                ? builds
                : Stream.ofNullable(names.get(kind)).toList();
    }

    /**
     * True if a verdict about it may be held against, or for, those of that kind. A record that merely names an operator, a provider
     * or a build could come from anybody: it blackens nobody's name.
     */
    boolean binds(SubjectKind kind) {
        return switch (kind) {
            case OPERATOR, PROVIDER -> proof.vouched();
            case BUILD -> proof.bound();
            case MODEL, APPLICATION -> true;
        };
    }
}
