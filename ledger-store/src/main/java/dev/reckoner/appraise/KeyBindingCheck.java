package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.nitro.KeyCommitment;
import java.util.List;
import java.util.Optional;

/** Did an enclave commit to the key under the claim? */
final class KeyBindingCheck implements Check {
    private final AttestationVerdicts verdicts;

    KeyBindingCheck(AttestationVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String id() {
        return "key";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (!ClaimKey.matters(claim, context)) {
            return List.of();
        }
        Answer answer = Answer.about(claim, id());
        Optional<ClaimKey> key = ClaimKey.of(claim, context);
        return List.of(
                key.isPresent()
                        ? finding(answer.restingOn(key.get().spki()), key.get(), claim, context)
                        : answer.none("EV-KEY-UNKNOWN", "Which key signed the claim cannot be told", ""));
    }

    private Finding finding(Answer answer, ClaimKey key, Claim claim, Context context) {
        if (key.otherThanNamed()) {
            return answer.contraindicated(
                    "EV-TEE-ID-MISMATCH",
                    "The claim names one enclave and is signed with the key of another",
                    "named " + claim.party(PartyRole.OPERATOR));
        }
        Optional<BoundAttestation> bound = BoundAttestation.of(key, claim, context, verdicts);
        return bound.isPresent() ? bound(answer, bound.get(), claim, context) : unbound(answer, key, claim, context);
    }

    private static Finding bound(Answer answer, BoundAttestation bound, Claim claim, Context context) {
        Evidence.AttestationDocument document = bound.document();
        Answer resting = answer.restingOn(document.id());
        if (bound.verdict().genuine() && !bound.isNamedBy(claim) && namesAnAttestation(claim, context)) {
            return resting.warning(
                    "EV-KEY-BOUND-OTHERWISE",
                    "The key under the claim is attested, but not by the attestation that the claim names",
                    document.moduleId() + ", " + document.timestamp());
        }
        return bound.verdict().genuine()
                ? resting.affirming(
                        "EV-KEY-BOUND",
                        "The enclave's attestation commits to the key under the claim",
                        document.moduleId() + ", " + document.timestamp())
                : resting.warning(
                        "EV-KEY-BINDING-UNPROVEN",
                        "The only attestation that commits to the key is not genuine",
                        document.moduleId());
    }

    private Finding unbound(Answer answer, ClaimKey key, Claim claim, Context context) {
        Optional<Evidence.AttestationDocument> named = named(claim, context);
        if (named.isPresent()) {
            return answer.restingOn(named.get().id())
                    .contraindicated(
                            "EV-KEY-UNATTESTED",
                            "The attestation that the claim names commits to another key",
                            attested(named.get()));
        }
        Optional<Evidence.AttestationDocument> sibling =
                claim.evidence().isEmpty() ? ofOtherKey(key, claim, context) : Optional.empty();
        if (sibling.isPresent()) {
            return answer.restingOn(sibling.get().id())
                    .warning(
                            "EV-KEY-OTHERS-ATTESTED",
                            "Other keys that the trail gives to the operator are attested, this one is not",
                            attested(sibling.get()));
        }
        return answer.none(
                "EV-KEY-NO-ATTESTATION",
                "The case holds no attestation for the key under the claim",
                "key " + key.spki().abbreviated());
    }

    /** True where the claim names something that the case lacks, or an attestation; responses name their key instead. */
    private static boolean namesAnAttestation(Claim claim, Context context) {
        return claim.evidence().stream()
                .map(context.evidence()::evidence)
                .anyMatch(item -> item.isEmpty() || item.get() instanceof Evidence.AttestationDocument);
    }

    private static Optional<Evidence.AttestationDocument> named(Claim claim, Context context) {
        return claim.evidence().stream()
                .map(context.evidence()::evidence)
                .flatMap(Optional::stream)
                .filter(Evidence.AttestationDocument.class::isInstance)
                .map(Evidence.AttestationDocument.class::cast)
                .findFirst();
    }

    private Optional<Evidence.AttestationDocument> ofOtherKey(ClaimKey key, Claim claim, Context context) {
        Optional<String> operator = Optional.ofNullable(claim.parties().get(PartyRole.OPERATOR));
        List<Digest> others = context.evidence().keys().stream()
                .filter(k -> operator.filter(k.party()::equals).isPresent())
                .map(Evidence.SigningKey::id)
                .filter(id -> !id.equals(key.spki()))
                .toList();
        return context.evidence().attestations().stream()
                .filter(document -> KeyCommitment.of(document)
                        .filter(c -> others.contains(c.signingKey()))
                        .isPresent())
                .filter(document ->
                        verdicts.of(document, context, claim.madeAt()) instanceof AttestationVerdict.Trusted)
                .filter(document -> !document.timestamp().isAfter(claim.madeAt()))
                .findFirst();
    }

    private static String attested(Evidence.AttestationDocument document) {
        return KeyCommitment.of(document)
                .map(c -> "it commits to key " + c.signingKey().abbreviated())
                .orElse("it commits to no key");
    }
}
