package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseReasons.Reason;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which reason codes occur, and which claims they concern. */
class CaseReasonsTest {
    private static final Digest ONE = Digest.ofSha256("01".repeat(32));
    private static final Digest TWO = Digest.ofSha256("02".repeat(32));
    private static final Digest BATCH = Digest.ofSha256("0b".repeat(32));

    @Test
    void codesAreCountedByClaimsAndTheGravestComeFirst() {
        var reasons = CaseReasons.of(List.of(
                claim(ONE, "signature", Tier.AFFIRMING, "EV-SIG-VALID"),
                claim(TWO, "signature", Tier.AFFIRMING, "EV-SIG-VALID"),
                claim(TWO, "time", Tier.WARNING, "EV-OF-TOMORROW"),
                claim(TWO, "time", Tier.WARNING, "EV-OF-TOMORROW")));
        assertThat(reasons.reasons())
                .containsExactly(
                        new Reason("EV-OF-TOMORROW", Tier.WARNING, "said of EV-OF-TOMORROW", 1),
                        new Reason("EV-SIG-VALID", Tier.AFFIRMING, "The signature is valid", 2));
        assertThat(reasons.of(TWO)).containsExactlyInAnyOrder("EV-SIG-VALID", "EV-OF-TOMORROW");
        assertThat(reasons.of(BATCH)).isEmpty();
    }

    @Test
    void aFindingAboutEvidenceStandsForTheClaimsThatRestOnIt() {
        var reasons = CaseReasons.of(List.of(
                about(BATCH, "batch", Tier.CONTRAINDICATED, "EV-BATCH-TREE-BROKEN"),
                claim(ONE, "settlement", Tier.AFFIRMING, "EV-SETTLED-IN-BATCH", BATCH),
                claim(TWO, "signature", Tier.AFFIRMING, "EV-SIG-VALID")));
        assertThat(reasons.of(ONE)).contains("EV-BATCH-TREE-BROKEN");
        assertThat(reasons.of(TWO)).doesNotContain("EV-BATCH-TREE-BROKEN");
        assertThat(reasons.reasons().getFirst().claims()).isEqualTo(1);
        assertThat(reasons.aboutEvidence()).containsOnlyKeys(BATCH);
    }

    @Test
    void aCodeThatClaimsHaveThemselvesIsNotSpreadOverOthersThroughTheirEvidence() {
        var reasons = CaseReasons.of(List.of(
                about(BATCH, "attestation", Tier.WARNING, "EV-NITRO-PCR-ZERO"),
                claim(ONE, "attestation", Tier.WARNING, "EV-NITRO-PCR-ZERO", BATCH),
                claim(TWO, "attestation", Tier.AFFIRMING, "EV-NITRO-CHAIN-VALID", BATCH)));
        assertThat(reasons.of(TWO)).containsExactly("EV-NITRO-CHAIN-VALID");
        assertThat(reasons.aboutEvidence()).isEmpty();
    }

    @Test
    void evidenceThatNoClaimRestsOnIsCountedAsNoClaim() {
        var reasons = CaseReasons.of(List.of(about(BATCH, "batch", Tier.WARNING, "EV-BATCH-UNSORTED")));
        assertThat(reasons.codes()).containsExactly("EV-BATCH-UNSORTED");
        assertThat(reasons.reasons().getFirst().claims()).isZero();
    }

    private static Finding claim(Digest id, String check, Tier tier, String code, Digest... restsOn) {
        return finding(Subject.claim(id), check, tier, code, restsOn);
    }

    private static Finding about(Digest id, String check, Tier tier, String code) {
        return finding(Subject.evidence(id), check, tier, code, id);
    }

    private static Finding finding(Subject subject, String check, Tier tier, String code, Digest... restsOn) {
        return new Finding(subject, check, tier, code, "said of " + code, "", Instant.EPOCH, List.of(restsOn));
    }
}
