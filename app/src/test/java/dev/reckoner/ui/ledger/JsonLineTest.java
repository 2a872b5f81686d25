package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonLineTest {
    @Test
    void aMemberIsNamedAndAValueIsNot() {
        assertThat(JsonLine.of("  \"kind\" : \"claim\",")).isEqualTo(new JsonLine("  ", "\"kind\"", ": \"claim\","));
        assertThat(JsonLine.of("  \"a: b\",")).isEqualTo(new JsonLine("", "", "  \"a: b\","));
        assertThat(JsonLine.of("}")).isEqualTo(new JsonLine("", "", "}"));
    }

    @Test
    void aNameWithAQuotationMarkIsReadToItsEnd() {
        assertThat(JsonLine.of("\"say \\\"hi\\\" : \" : 1").name()).isEqualTo("\"say \\\"hi\\\" : \"");
    }

    @Test
    void hashesAreCutInTheMiddle() {
        assertThat(JsonLine.of("  \"leaf\" : \"" + "0123456789".repeat(5) + "\"")
                        .after())
                .isEqualTo(": \"012345…456789\"");
        assertThat(JsonLine.of("\"sha256:" + "0123456789".repeat(5) + "\"").after())
                .isEqualTo("\"sha256:012345…456789\"");
    }
}
