package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.KeyCommitment;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * The attestation that commits to the key under a claim.
 *
 * @param document the document
 * @param verdict what its bytes are worth
 */
record BoundAttestation(Evidence.AttestationDocument document, AttestationVerdict verdict) {
    /**
     * The one to judge the claim by: a genuine document before others, then one that the claim names, then one from before
     * the claim, then the nearest in time.
     */
    static Optional<BoundAttestation> of(
            ClaimKey key, Claim claim, Check.Context context, AttestationVerdicts verdicts) {
        return context.evidence().attestations().stream()
                .filter(document -> commitsTo(document, key))
                .map(document -> new BoundAttestation(document, verdicts.of(document, context)))
                .filter(bound -> bound.verdict().genuine() || bound.isNamedBy(claim))
                .min(preference(claim));
    }

    /** The same, for a claim whose key is not known yet. */
    static Optional<BoundAttestation> of(Claim claim, Check.Context context, AttestationVerdicts verdicts) {
        return ClaimKey.of(claim, context).flatMap(key -> of(key, claim, context, verdicts));
    }

    private static boolean commitsTo(Evidence.AttestationDocument document, ClaimKey key) {
        return KeyCommitment.of(document)
                .filter(c -> c.signingKey().equals(key.spki()))
                .isPresent();
    }

    private static Comparator<BoundAttestation> preference(Claim claim) {
        return Comparator.comparingInt(BoundAttestation::rank)
                .thenComparing(b -> !claim.evidence().contains(b.document().id()))
                .thenComparing(b -> b.isAfter(claim))
                .thenComparing(b -> Duration.between(b.document().timestamp(), claim.madeAt())
                        .abs())
                .thenComparing(b -> b.document().id());
    }

    /**
     * True if the claim itself names the document. Anybody can make a document that commits to somebody else's key; one that is
     * neither genuine nor named says nothing about the claim.
     */
    boolean isNamedBy(Claim claim) {
        return claim.evidence().contains(document.id());
    }

    /** True if the document may speak against the claim: an accepted root vouches for it, or the claim rests on it. */
    boolean mayAccuse(Claim claim) {
        return verdict instanceof AttestationVerdict.Trusted || isNamedBy(claim);
    }

    /** True if the document was made after the claim; claims count whole seconds, documents milliseconds. */
    boolean isAfter(Claim claim) {
        return document.timestamp().getEpochSecond() > claim.madeAt().getEpochSecond();
    }

    private int rank() {
        return switch (verdict) {
            case AttestationVerdict.Trusted trusted -> 0;
            case AttestationVerdict.RootUnknown unknown -> 1;
            default -> 2;
        };
    }
}
