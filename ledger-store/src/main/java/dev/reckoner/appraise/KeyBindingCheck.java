package dev.reckoner.appraise;

import dev.reckoner.appraise.code.KeyCode;
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
                        : answer.gives(KeyCode.KEY_UNKNOWN, ""));
    }

    private Finding finding(Answer answer, ClaimKey key, Claim claim, Context context) {
        if (key.otherThanNamed()) {
            return answer.gives(KeyCode.TEE_ID_MISMATCH, "named " + claim.party(PartyRole.OPERATOR));
        }
        Optional<BoundAttestation> bound = BoundAttestation.of(key, claim, context, verdicts);
        return bound.isPresent() ? bound(answer, bound.get(), claim, context) : unbound(answer, key, claim, context);
    }

    private static Finding bound(Answer answer, BoundAttestation bound, Claim claim, Context context) {
        Evidence.AttestationDocument document = bound.document();
        Answer resting = answer.restingOn(document.id());
        if (bound.verdict().genuine() && !bound.isNamedBy(claim) && namesAnAttestation(claim, context)) {
            return resting.gives(KeyCode.KEY_BOUND_OTHERWISE, document.moduleId() + ", " + document.timestamp());
        }
        return bound.verdict().genuine()
                ? resting.gives(KeyCode.KEY_BOUND, document.moduleId() + ", " + document.timestamp())
                : resting.gives(KeyCode.KEY_BINDING_UNPROVEN, document.moduleId());
    }

    private Finding unbound(Answer answer, ClaimKey key, Claim claim, Context context) {
        Optional<Evidence.AttestationDocument> named = named(claim, context);
        if (named.isPresent()) {
            return answer.restingOn(named.get().id()).gives(KeyCode.KEY_UNATTESTED, attested(named.get()));
        }
        Optional<Evidence.AttestationDocument> sibling =
                claim.evidence().isEmpty() ? ofOtherKey(key, claim, context) : Optional.empty();
        if (sibling.isPresent()) {
            return answer.restingOn(sibling.get().id()).gives(KeyCode.KEY_OTHERS_ATTESTED, attested(sibling.get()));
        }
        return answer.gives(KeyCode.KEY_NO_ATTESTATION, "key " + key.spki().abbreviated());
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
