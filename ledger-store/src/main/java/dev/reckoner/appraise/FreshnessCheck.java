package dev.reckoner.appraise;

import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.trail.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Was the attestation fresh for the claim? */
final class FreshnessCheck implements Check {
    private final AttestationVerdicts verdicts;

    FreshnessCheck(AttestationVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /**
     * How long an attestation speaks for its enclave. An enclave attests once, when it boots and makes its key, and then serves
     * for weeks; its leaf certificate lives three hours. So the certificate's end says little, and the age is what a policy
     * bounds.
     */
    private static final Duration MAXIMUM_AGE = Duration.ofDays(45);

    @Override
    public String id() {
        return "freshness";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return BoundAttestation.of(claim, context, verdicts).stream()
                .filter(bound -> bound.verdict().genuine())
                .map(bound -> finding(claim, bound))
                .toList();
    }

    private Finding finding(Claim claim, BoundAttestation bound) {
        Answer answer = Answer.about(claim, id()).restingOn(bound.document().id());
        Instant attested = bound.document().timestamp();
        if (bound.isAfter(claim)) {
            return answer.gives(
                    AttestationCode.ATTESTATION_AFTER_CLAIM,
                    words(Duration.between(claim.madeAt(), attested)) + " later");
        }
        String age = words(Duration.between(attested, claim.madeAt())) + " before the claim";
        if (!claim.madeAt().isAfter(ends(bound.verdict()))) {
            return answer.gives(AttestationCode.ATTESTATION_FRESH, "attested " + age);
        }
        boolean old = Duration.between(attested, claim.madeAt()).compareTo(MAXIMUM_AGE) > 0;
        return old
                ? answer.gives(
                        AttestationCode.ATTESTATION_OLD,
                        "The enclave was attested more than " + MAXIMUM_AGE.toDays() + " days before the claim",
                        "attested " + age)
                : answer.gives(
                        AttestationCode.ATTESTATION_IN_AGE,
                        "The enclave was attested not more than " + MAXIMUM_AGE.toDays() + " days before the claim",
                        "attested " + age
                                + "; its certificate lived three hours, the key in it as long as the enclave runs");
    }

    private static Instant ends(AttestationVerdict verdict) {
        return switch (verdict) {
            case AttestationVerdict.Trusted trusted -> trusted.certificateEnds();
            case AttestationVerdict.RootUnknown unknown -> unknown.certificateEnds();
            default -> Instant.MIN;
        };
    }

    private static String words(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        String clock =
                "%d h %02d min %02d s".formatted(length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart());
        return length.toDays() == 0 ? clock : length.toDays() + " d " + clock;
    }
}
