package dev.reckoner.appraise;

import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.code.KeyCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.PartyRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is the key under the claim that of the operator and the provider it names? A record can name anybody. Only an endorsement
 * from outside the trail (RFC 9334) ties a name to a key, or to an enclave whose attested registers are its operator's; for
 * OpenGradient the name is itself the hash of the key.
 */
final class PartyCheck implements Check {
    private final AttestationVerdicts verdicts;

    PartyCheck(AttestationVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String id() {
        return "party";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        Optional<Evidence> carrier = claim.statement().flatMap(context.evidence()::evidence);
        if (carrier.isEmpty()) {
            return toldByLog(claim, context);
        }
        return carrier.map(item -> switch (item) {
                    case Evidence.SignedStatement statement ->
                        List.of(endorsed(Answer.about(claim, id()).restingOn(statement.keyId()), claim, context));
                    case Evidence.SignedResponse response -> named(response, claim, context);
                    default -> List.<Finding>of();
                })
                .orElse(List.of());
    }

    /** The question arises for a log too, and only its answer is known beforehand. */
    private List<Finding> toldByLog(Claim claim, Context context) {
        return ChainLog.of(claim, context).stream()
                .map(log -> Answer.about(claim, id())
                        .restingOn(log.id())
                        .gives(KeyCode.PARTY_BLANK, "a log does not tell which node ran the model"))
                .toList();
    }

    /** Where the signature holds under the key of the enclave named, the id that it names is that key's own hash. */
    private List<Finding> named(Evidence.SignedResponse response, Claim claim, Context context) {
        if (!(ResponseSignature.of(response, claim, context) instanceof ResponseSignature.Valid valid)) {
            return List.of();
        }
        Answer answer = Answer.about(claim, id()).restingOn(valid.key().id());
        return List.of(
                response.teeId().isEmpty()
                        ? answer.gives(KeyCode.PARTY_BLANK, "it names no enclave, and nothing ties its key to one")
                        : answer.gives(
                                KeyCode.PARTY_IS_KEY, "its id is the hash of the key" + spelling(response, context)));
    }

    /** Gateways and SDKs write the id with and without 0x and in either case; it is read as one. */
    private String spelling(Evidence.SignedResponse response, Context context) {
        return HeldAnswers.of(response, context)
                .map(body -> body.has("last_frame") ? body.path("last_frame") : body)
                .map(body -> body.path("tee_id").asText(""))
                .filter(written -> !written.isEmpty() && !written.equals(response.teeId()))
                .filter(written -> written.length() <= response.teeId().length())
                .map(written -> ", which the response writes "
                        + (written.regionMatches(true, 0, "0x", 0, 2) ? "in upper case" : "without 0x"))
                .orElse("");
    }

    private Finding endorsed(Answer answer, Claim claim, Context context) {
        String operator = claim.parties().getOrDefault(PartyRole.OPERATOR, "");
        String provider = claim.parties().getOrDefault(PartyRole.PROVIDER, "");
        if (operator.isBlank() || provider.isBlank()) {
            return answer.gives(KeyCode.PARTY_BLANK, "it leaves out its provider or its operator");
        }
        List<Endorsement> owners = owners(claim, context);
        if (owners.stream().anyMatch(owner -> owner.isOf(operator, provider))) {
            return answer.gives(
                    KeyCode.PARTY_ENDORSED, operator + " of provider " + provider + ", by the reference values");
        }
        return owners.stream()
                .filter(owner -> isBoundTo(owner, claim, context))
                .findFirst()
                .map(owner -> answer.gives(
                        KeyCode.PARTY_OTHER,
                        "The record names " + operator + " of " + provider + " and is signed with a key of "
                                + owner.operator() + " of " + owner.provider(),
                        "it speaks against who signed it, not against " + operator))
                .orElseGet(() -> answer.gives(
                        KeyCode.PARTY_UNENDORSED,
                        "it names " + operator + "; no reference value ties its key or enclave to it"));
    }

    /** An enclave of another party may have attested the key without its owner's knowledge, unless the record names it. */
    private boolean isBoundTo(Endorsement owner, Claim claim, Context context) {
        return owner.key().isPresent()
                || ClaimKey.of(claim, context).stream()
                        .flatMap(key -> BoundAttestation.all(key, claim, context, verdicts))
                        .filter(bound ->
                                bound.isNamedBy(claim) && bound.verdict() instanceof AttestationVerdict.Trusted)
                        .anyMatch(bound -> owner.covers(bound.document().pcrs()));
    }

    /** Endorsements of the key, or of an enclave that holds it by a trusted attestation. */
    private List<Endorsement> owners(Claim claim, Context context) {
        return ClaimKey.of(claim, context).stream()
                .flatMap(key -> {
                    List<Map<Integer, String>> registers = BoundAttestation.all(key, claim, context, verdicts)
                            .filter(bound -> bound.verdict() instanceof AttestationVerdict.Trusted)
                            .map(bound -> bound.document().pcrs())
                            .toList();
                    return context.references().endorsements().stream()
                            .filter(endorsement -> endorsement.names(key.spki())
                                    || registers.stream().anyMatch(endorsement::covers));
                })
                .toList();
    }
}
