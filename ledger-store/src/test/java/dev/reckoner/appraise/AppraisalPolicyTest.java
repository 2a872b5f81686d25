package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppraisalPolicyTest {
    private static final AppraisalPolicy POLICY = AppraisalPolicy.DEFAULT;
    private static final List<String> CHECKS = List.of(
            "signature",
            "input",
            "output",
            "key",
            "party",
            "attestation",
            "freshness",
            "measurement",
            "time",
            "model",
            "weights",
            "coverage",
            "completeness",
            "same-text",
            "reexecution");

    private static Finding finding(String check, Tier tier) {
        return new Finding(
                Subject.claim(Digest.sha256(new byte[] {1})),
                check,
                tier,
                "X-" + tier,
                "sentence",
                "",
                Instant.EPOCH,
                List.of());
    }

    private static List<Finding> allRequired(Tier tier) {
        return new ArrayList<>(
                POLICY.required().stream().map(check -> finding(check, tier)).toList());
    }

    @Test
    void aClaimIsAffirmingWhenEveryRequiredCheckIs() {
        assertThat(POLICY.fold(allRequired(Tier.AFFIRMING))).isEqualTo(Tier.AFFIRMING);
    }

    @Test
    void withoutFindingsNothingIsChecked() {
        assertThat(POLICY.fold(List.of())).isEqualTo(Tier.NONE);
    }

    @Test
    void oneContraindicationDecides() {
        var findings = allRequired(Tier.AFFIRMING);
        findings.add(finding("weights", Tier.CONTRAINDICATED));
        assertThat(POLICY.fold(findings)).isEqualTo(Tier.CONTRAINDICATED);
    }

    @Test
    void aMissingCheckIsNotMadeUpForByAWarningElsewhere() {
        var findings = allRequired(Tier.AFFIRMING);
        findings.removeFirst();
        findings.add(finding("measurement", Tier.WARNING));
        assertThat(POLICY.fold(findings)).isEqualTo(Tier.NONE);
    }

    @Test
    void anInconclusiveRerunLeavesTheClaimUndecided() {
        var findings = allRequired(Tier.AFFIRMING);
        findings.add(finding("reexecution", Tier.NONE));
        assertThat(POLICY.fold(findings)).isEqualTo(Tier.NONE);
    }

    @Test
    void remarksAreToldAndWeighNothing() {
        for (var remark : AppraisalPolicy.REMARKS) {
            for (var tier : List.of(Tier.NONE, Tier.WARNING, Tier.AFFIRMING)) {
                var findings = allRequired(Tier.AFFIRMING);
                findings.add(finding(remark, tier));
                assertThat(POLICY.fold(findings)).as(remark + tier).isEqualTo(Tier.AFFIRMING);
            }
            assertThat(POLICY.required()).doesNotContain(remark);
            var findings = allRequired(Tier.AFFIRMING);
            findings.add(finding(remark, Tier.CONTRAINDICATED));
            assertThat(POLICY.fold(findings)).isEqualTo(Tier.CONTRAINDICATED);
        }
    }

    /** How much reliance a tier invites; the last two invite none. */
    private static int reliance(Tier tier) {
        return switch (tier) {
            case AFFIRMING -> 2;
            case WARNING -> 1;
            case NONE, CONTRAINDICATED -> 0;
        };
    }

    /** From the best answer to the gravest. */
    private static final List<Tier> GRAVITY = List.of(Tier.AFFIRMING, Tier.WARNING, Tier.NONE, Tier.CONTRAINDICATED);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void aGraverAnswerNeverInvitesMoreReliance(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var findings = randomAnswers(random);
            int at = random.nextInt(findings.size());
            var was = findings.get(at);
            int graver = random.nextInt(GRAVITY.indexOf(was.tier()), GRAVITY.size());
            var weakened = new ArrayList<>(findings);
            weakened.set(at, finding(was.check(), GRAVITY.get(graver)));
            assertNoMoreReliance(weakened, findings);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void losingARequiredAnswerNeverInvitesMoreReliance(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var findings = randomAnswers(random);
            var lost = POLICY.required().get(random.nextInt(POLICY.required().size()));
            var without = new ArrayList<>(findings);
            without.removeIf(finding -> finding.check().equals(lost));
            assertNoMoreReliance(without, findings);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void anAnswerNobodyAskedForNeverInvitesMoreReliance(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var findings = randomAnswers(random);
            var more = new ArrayList<>(findings);
            more.add(finding("weights", Tier.values()[random.nextInt(4)]));
            assertNoMoreReliance(more, findings);
        }
    }

    private static List<Finding> randomAnswers(Random random) {
        var findings = allRequired(Tier.AFFIRMING);
        for (var check : CHECKS) {
            if (random.nextInt(3) == 0) {
                findings.add(finding(check, Tier.values()[random.nextInt(4)]));
            }
        }
        return findings;
    }

    private static void assertNoMoreReliance(List<Finding> after, List<Finding> before) {
        assertThat(reliance(POLICY.fold(after)))
                .as("%s after %s", after, before)
                .isLessThanOrEqualTo(reliance(POLICY.fold(before)));
    }
}
