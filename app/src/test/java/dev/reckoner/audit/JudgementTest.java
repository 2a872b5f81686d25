package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Digest MODEL = Digest.sha256(new byte[] {5});

    @Test
    void whatTheCaseLacksSaysNothingAboutTheClaim() {
        assertThat(Judgement.finding(claim(Optional.of(MODEL)), outcome(Verdict.INCONCLUSIVE, "EX-MODEL-MISSING")))
                .isEmpty();
    }

    /** The signer chooses what to call a value; calling it text must not spare it the question. */
    @Test
    void aValueThatIsCalledTextLeavesTheClaimOfAModelFileOpen() {
        var outcome = outcome(Verdict.INCONCLUSIVE, "EX-NOT-A-TENSOR");
        assertThat(Judgement.finding(claim(Optional.of(MODEL)), outcome))
                .hasValueSatisfying(finding -> assertThat(finding.tier()).isEqualTo(Tier.NONE));
        assertThat(Judgement.finding(claim(Optional.empty()), outcome)).isEmpty();
    }

    /** No file could answer for a hosted model; a record of a model file that does not say which one stays open. */
    @Test
    void thatAChatAnswerHasNoModelFileSaysNothingAboutIt() {
        var outcome = outcome(Verdict.INCONCLUSIVE, "EX-MODEL-UNKNOWN");
        var chat = as(claim(Optional.empty()), OpenGradientReader.FORMAT);
        assertThat(Judgement.finding(chat, outcome)).isEmpty();
        assertThat(Judgement.finding(claim(Optional.empty()), outcome))
                .hasValueSatisfying(finding -> assertThat(finding.tier()).isEqualTo(Tier.NONE));
    }

    @Test
    void moreThanWasEverMeasuredIsAWarning() {
        assertThat(Judgement.finding(
                        claim(Optional.of(MODEL)), outcome(Verdict.WITHIN_THEORETICAL, "EX-WITHIN-THEORETICAL")))
                .hasValueSatisfying(finding -> assertThat(finding.tier()).isEqualTo(Tier.WARNING));
    }

    @Test
    void whatNobodySignedSpeaksAgainstNobody() {
        var signed = claim(Optional.of(MODEL));
        var substituted = new Judgement(
                Verdict.OUTSIDE, "EX-MODEL-SUBSTITUTED", "It is the other model", Optional.of("other model"));
        assertThat(substituted.told(signed)).isEqualTo(substituted);
        for (var format : List.of("OpenGradient on-chain inference", "OpenGradient TEE node answer")) {
            var hearsay = as(signed, format);
            Judgement told = substituted.told(hearsay);
            assertThat(told.sentence()).contains("other model").contains("nobody has signed it");
            assertThat(Judgement.finding(hearsay, outcome(told.verdict(), told.code())))
                    .hasValueSatisfying(finding -> {
                        assertThat(finding.tier()).isEqualTo(Tier.WARNING);
                        assertThat(finding.code()).isEqualTo("EX-UNSIGNED-OUTSIDE");
                    });
            assertThat(Judgement.finding(hearsay, outcome(Verdict.BIT_EXACT, "EX-BIT-EXACT")))
                    .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("EX-BIT-EXACT"));
        }
        assertThat(Judgement.finding(signed, outcome(Verdict.OUTSIDE, "EX-OUTSIDE")))
                .hasValueSatisfying(finding -> assertThat(finding.tier()).isEqualTo(Tier.CONTRAINDICATED));
    }

    private static Claim as(Claim signed, String format) {
        return new Claim(
                signed.id(),
                signed.label(),
                format,
                signed.madeAt(),
                signed.parties(),
                signed.model(),
                signed.inputs(),
                signed.outputs(),
                signed.execution(),
                Optional.empty(),
                signed.evidence(),
                signed.place());
    }

    private static ReexecutionOutcome outcome(Verdict verdict, String code) {
        return new ReexecutionOutcome(
                Digest.sha256(new byte[] {1}),
                verdict,
                code,
                "sentence",
                List.of(),
                Optional.empty(),
                Map.of(),
                Duration.ZERO,
                RerunDepth.NONE);
    }

    private static Claim claim(Optional<Digest> model) {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("m", "1", model),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                "");
    }
}
