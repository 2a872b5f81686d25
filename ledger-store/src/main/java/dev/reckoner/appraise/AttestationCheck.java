package dev.reckoner.appraise;

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
                        : answer.none(
                                "EV-ATTESTATION-ABSENT",
                                "The case holds no attestation that belongs to the key under the claim",
                                ""));
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
                answer.affirming(
                        "EV-NITRO-CHAIN-VALID",
                        "The attestation's signature and certificate chain were valid when it was made",
                        "under " + trusted.anchor());
            case AttestationVerdict.RootUnknown unknown -> underOtherRoot(answer, unknown, context);
            case AttestationVerdict.ChainExpired expired ->
                answer.contraindicated(
                        "EV-NITRO-CHAIN-EXPIRED",
                        "A certificate of the attestation was not valid at its signed time",
                        expired.reason());
            case AttestationVerdict.ChainInvalid invalid ->
                answer.contraindicated(
                        "EV-NITRO-CHAIN-INVALID",
                        "The attestation's certificate chain does not hold",
                        invalid.reason());
            case AttestationVerdict.SignatureInvalid invalid ->
                answer.contraindicated(
                        "EV-NITRO-SIGNATURE-INVALID", "The attestation's signature is not its certificate's", "ES384");
            case AttestationVerdict.Malformed malformed ->
                answer.contraindicated(
                        "EV-NITRO-MALFORMED", "The attestation's bytes are not a sound document", malformed.reason());
            case AttestationVerdict.NotHeld notHeld ->
                answer.none("EV-NITRO-NOT-HELD", "The case does not hold the attestation's bytes", "");
        };
    }

    /** The root may be a trust anchor for another time. */
    private static Finding underOtherRoot(Answer answer, AttestationVerdict.RootUnknown unknown, Context context) {
        return context.references().trustAnchors().stream()
                .filter(anchor -> anchor.certificate().equals(unknown.root()))
                .findFirst()
                .map(anchor -> answer.warning(
                        "EV-NITRO-ROOT-NOT-THEN",
                        "The attestation is signed under a root that is a trust anchor, but not for that time",
                        anchor.name() + ", accepted " + anchor.interval()))
                .orElseGet(() -> answer.warning(
                        "EV-NITRO-ROOT-UNKNOWN",
                        "The attestation is signed under a root that is not among the trust anchors",
                        "root " + unknown.root().abbreviated()));
    }
}
