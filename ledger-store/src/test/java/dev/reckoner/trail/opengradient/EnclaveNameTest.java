package dev.reckoner.trail.opengradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnclaveNameTest {
    @Test
    void anEnclaveIsCalledByBothEndsOfItsIdAndNothingElse() {
        assertThat(ClaimWriter.party("0x1fde65" + "0".repeat(52) + "30ed76").name())
                .isEqualTo("0x1fde65…30ed76");
        assertThat(ClaimWriter.party("gateway").name()).isEqualTo("gateway");
    }
}
