package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attestation that commits to the key under a claim.
 *
 * @param document the document
 * @param verdict what its bytes are worth
 */
record BoundAttestation(Evidence.AttestationDocument document, AttestationVerdict verdict) {
    private record Judged(Optional<BoundAttestation> by) {}

    /**
     * The one to judge the claim by: a trusted document before others, then one that the claim names, then one of an approved
     * build, then one from before the claim, then the nearest in time. An enclave can attest any public key, its own or not:
     * a document of somebody else's must not stand before the operator's.
     */
    static Optional<BoundAttestation> of(
            ClaimKey key, Claim claim, Check.Context context, AttestationVerdicts verdicts) {
        return context.once(
                        Judged.class,
                        List.of(key, claim.id()),
                        () -> new Judged(all(key, claim, context, verdicts).min(preference(claim, context))))
                .by();
    }

    /** Every document of the case that commits to the key and is genuine or named by the claim. */
    static Stream<BoundAttestation> all(
            ClaimKey key, Claim claim, Check.Context context, AttestationVerdicts verdicts) {
        return verdicts.committingTo(key.spki(), context).stream()
                .map(document -> new BoundAttestation(document, verdicts.of(document, context, claim.madeAt())))
                .filter(bound -> bound.verdict().genuine() || bound.isNamedBy(claim));
    }

    /** The same, for a claim whose key is not known yet. */
    static Optional<BoundAttestation> of(Claim claim, Check.Context context, AttestationVerdicts verdicts) {
        return ClaimKey.of(claim, context).flatMap(key -> of(key, claim, context, verdicts));
    }

    private static Comparator<BoundAttestation> preference(Claim claim, Check.Context context) {
        return Comparator.<BoundAttestation, Boolean>comparing(
                        b -> !(b.verdict() instanceof AttestationVerdict.Trusted))
                .thenComparing(b -> !b.isNamedBy(claim))
                .thenComparingInt(BoundAttestation::rank)
                .thenComparing(b -> MeasurementCheck.approved(b.document(), context, claim.madeAt())
                        .isEmpty())
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
