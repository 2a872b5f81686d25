package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnclaveNameTest {
    private static final String ID = "0x1fde65" + "ab".repeat(26) + "0ed768";

    @Test
    void anEnclaveHasOneNameAndOthersKeepTheirs() {
        assertThat(EnclaveName.isId(ID)).isTrue();
        assertThat(EnclaveName.of(ID)).isEqualTo("0x1fde65…0ed768");
        assertThat(EnclaveName.plain("TEE 0x1fde65…0ed768")).isEqualTo(EnclaveName.of(ID));
        for (var other : new String[] {"meridian-02", "TEE of Osei", "0x12", "0x" + "g".repeat(64)}) {
            assertThat(EnclaveName.isId(other)).isFalse();
            assertThat(EnclaveName.of(other)).isEqualTo(other);
            assertThat(EnclaveName.plain(other)).isEqualTo(other);
        }
    }
}
