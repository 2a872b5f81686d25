package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Entries as a later version may write them are told from damage. */
class LedgerEntryTest {
    private static String code(String kind, int version) {
        var bytes = ("{\"body\":{},\"kind\":\"" + kind + "\",\"time\":\"2026-01-01T00:00:00Z\",\"v\":" + version + "}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            return LedgerEntry.read(7, bytes).kind().wireName();
        } catch (LedgerException refused) {
            return refused.code();
        }
    }

    @Test
    void aKindThatIsNotKnownIsThatOfALaterVersion() {
        assertThat(code("finding", 1)).isEqualTo("finding");
        assertThat(code("finding", 99)).isEqualTo("LG-ENTRY-VERSION");
        assertThat(code("moon-phase", 1)).isEqualTo("LG-ENTRY-VERSION");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> LedgerEntry.read(
                        7,
                        "{\"body\":{},\"kind\":\"moon-phase\",\"time\":\"2026-01-01T00:00:00Z\",\"v\":1}"
                                .getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("Entry 7 is of the kind moon-phase");
    }

    @Test
    void whatIsNoNameOfAKindIsDamage() {
        for (String kind : new String[] {"", "FINDING", "held_values", "a b", "-", "x".repeat(40)}) {
            assertThat(code(kind, 1)).as(kind).isEqualTo("LG-ENTRY");
        }
    }
}
