package dev.reckoner.appraise;

import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.appraise.code.ReferenceCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Is the attestation genuine as of its own signed time? That time is inside what the chain signs; when the document was
 * first seen by somebody else, and whether it was fresh for a claim, are other questions.
 */
final class AttestationCheck implements Check {
    private final AttestationVerdicts verdicts;

    AttestationCheck(AttestationVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String id() {
        return "attestation";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (!ClaimKey.matters(claim, context)) {
            return List.of();
        }
        Answer answer = Answer.about(claim, id());
        Optional<BoundAttestation> bound = BoundAttestation.of(claim, context, verdicts);
        return List.of(
                bound.isPresent()
                        ? finding(
                                answer.restingOn(bound.get().document().id())
                                        .asOf(bound.get().document().timestamp()),
                                bound.get().verdict(),
                                context)
                        : answer.gives(AttestationCode.ATTESTATION_ABSENT, ""));
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.AttestationDocument document
                ? List.of(finding(
                        Answer.about(document, id()), verdicts.of(document, context, document.timestamp()), context))
                : List.of();
    }

    private static Finding finding(Answer answer, AttestationVerdict verdict, Context context) {
        return switch (verdict) {
            case AttestationVerdict.Trusted trusted ->
                answer.gives(AttestationCode.NITRO_CHAIN_VALID, "under " + trusted.anchor());
            case AttestationVerdict.RootUnknown unknown -> underOtherRoot(answer, unknown, context);
            case AttestationVerdict.ChainExpired expired ->
                answer.gives(AttestationCode.NITRO_CHAIN_EXPIRED, expired.reason());
            case AttestationVerdict.ChainInvalid invalid ->
                answer.gives(AttestationCode.NITRO_CHAIN_INVALID, invalid.reason());
            case AttestationVerdict.SignatureInvalid invalid ->
                answer.gives(AttestationCode.NITRO_SIGNATURE_INVALID, "ES384");
            case AttestationVerdict.Malformed malformed ->
                answer.gives(AttestationCode.NITRO_MALFORMED, malformed.reason());
            case AttestationVerdict.NotHeld notHeld -> answer.gives(AttestationCode.NITRO_NOT_HELD, "");
        };
    }

    /** The root may be a trust anchor for another time. */
    private static Finding underOtherRoot(Answer answer, AttestationVerdict.RootUnknown unknown, Context context) {
        return context.references().trustAnchors().stream()
                .filter(anchor -> anchor.certificate().equals(unknown.root()))
                .findFirst()
                .map(anchor -> answer.gives(
                        ReferenceCode.NITRO_ROOT_NOT_THEN, anchor.name() + ", accepted " + anchor.interval()))
                .orElseGet(() -> answer.gives(
                        AttestationCode.NITRO_ROOT_UNKNOWN,
                        "root " + unknown.root().abbreviated()));
    }
}
