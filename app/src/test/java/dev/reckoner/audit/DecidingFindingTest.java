package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecidingFindingTest {
    private static final Finding SIGNED = finding("signature", Tier.AFFIRMING);
    private static final Finding REMARK = finding("coverage", Tier.NONE);

    @Test
    void aRemarkDecidesNothing() {
        assertThat(DecidingFinding.of(List.of(REMARK, SIGNED))).contains(SIGNED);
        assertThat(DecidingFinding.of(List.of(REMARK))).isEmpty();
    }

    @Test
    void theGravestOfWhatWeighsDecides() {
        var late = finding("time", Tier.WARNING);
        var open = finding("key", Tier.NONE);
        assertThat(DecidingFinding.of(List.of(SIGNED, REMARK, open, late))).contains(late);
        assertThat(DecidingFinding.of(List.of(SIGNED, REMARK, open))).contains(open);
    }

    private static Finding finding(String check, Tier tier) {
        return new Finding(
                Subject.claim(Digest.sha256(new byte[] {1})),
                check,
                tier,
                "EV-TEST",
                "sentence",
                "",
                Instant.EPOCH,
                List.of());
    }
}
