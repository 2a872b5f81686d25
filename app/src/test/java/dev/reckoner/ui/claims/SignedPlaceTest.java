package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedPlaceTest {
    private final InventedCase auditCase = new InventedCase();
    private final Claim claim = auditCase
            .claim(AllClaims.of(auditCase).getFirst().id())
            .orElseThrow()
            .claim();

    @Test
    void anOutputThatWasChangedLeadsToItsSignedDigest() {
        var changed = new ValueReference(
                "second",
                ValueReference.Kind.TENSOR,
                Optional.of(Digest.ofSha256("11".repeat(32))),
                Optional.empty(),
                Optional.of(Digest.ofSha256("22".repeat(32))));
        Claim two = withOutputs(List.of(claim.outputs().getFirst(), changed));
        assertThat(SignedPlace.ways(two, finding("output", "EV-OUTPUT-CHANGED")).getFirst())
                .containsExactly("subject", "[1]", "digest", "sha256");
    }

    @Test
    void aModelThatWasExchangedLeadsToTheModelNamed() {
        assertThat(SignedPlace.ways(claim, finding("reexecution", "EX-PRECISION-SUBSTITUTED"))
                        .getFirst())
                .containsExactly("predicate", "model", "digest", "sha256");
        assertThat(SignedPlace.ways(claim, finding("reexecution", "EX-OUTSIDE")).getFirst())
                .containsExactly("subject", "[0]", "digest", "sha256");
    }

    @Test
    void aTraceThatIsMissingLeadsToTheRootThatWasSigned() {
        var missing = finding("trace", "EV-TRACE-MISSING");
        assertThat(SignedPlace.isInRecord(missing)).isTrue();
        assertThat(SignedPlace.ways(claim, missing)).last().isEqualTo(List.of("predicate", "traceRoot"));
        var held = new Finding(
                Subject.claim(claim.id()),
                "trace",
                Tier.AFFIRMING,
                "EV-TRACE-MATCH",
                "",
                "",
                claim.madeAt(),
                List.of(claim.id()));
        assertThat(SignedPlace.isInRecord(held)).isFalse();
    }

    @Test
    void ofAGatewaysResponseTheHashThatItStatesIsShown() {
        assertThat(SignedPlace.ways(claim, finding("output", "EV-OUTPUT-HASH-MISMATCH")))
                .last()
                .isEqualTo(List.of("tee_output_hash"));
        assertThat(SignedPlace.ways(claim, finding("input", "EV-REQUEST-HASH-MATCH")))
                .last()
                .isEqualTo(List.of("tee_request_hash"));
        assertThat(SignedPlace.ways(claim, finding("signature", "EV-SIG-VALID")))
                .last()
                .isEqualTo(List.of("tee_signature"));
    }

    @Test
    void whatDecidesIsTheGravestElseThatItWasRunAgain() {
        Finding signature = finding("signature", "EV-SIG-VALID");
        Finding run = finding("reexecution", "EX-BIT-EXACT");
        Finding key = new Finding(
                Subject.claim(claim.id()),
                "key",
                Tier.CONTRAINDICATED,
                "EV-KEY-UNATTESTED",
                "",
                "",
                claim.madeAt(),
                List.of());
        assertThat(DecidingFinding.of(List.of(signature, run))).contains(run);
        assertThat(DecidingFinding.of(List.of(signature, key, run))).contains(key);
        assertThat(DecidingFinding.of(List.of(signature))).contains(signature);
        assertThat(DecidingFinding.byTier(List.of(signature, key, run))).containsExactly(key, signature, run);
    }

    private Finding finding(String check, String code) {
        return new Finding(Subject.claim(claim.id()), check, Tier.AFFIRMING, code, "", "", claim.madeAt(), List.of());
    }

    private Claim withOutputs(List<ValueReference> outputs) {
        return new Claim(
                claim.id(),
                claim.label(),
                claim.format(),
                claim.madeAt(),
                claim.parties(),
                claim.model(),
                claim.inputs(),
                outputs,
                claim.execution(),
                claim.statement(),
                claim.evidence(),
                claim.place());
    }
}
