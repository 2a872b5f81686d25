package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published topics and selectors, recomputed from the signatures. */
class TopicsAndSelectorsTest {
    private final JsonNode vectors = Vectors.json("opengradient/settlement/topics_and_selectors.json");

    @Test
    void everyTopicIsTheHashOfItsSignature() {
        assertThat(vectors.path("events").properties()).hasSize(27);
        for (Map.Entry<String, JsonNode> event : vectors.path("events").properties()) {
            assertThat("0x" + hash(event.getKey())).isEqualTo(event.getValue().asText());
        }
    }

    @Test
    void everyEventButThoseOfLanguageModelsAndReputationIsKnown() {
        Set<String> unknown = new TreeSet<>();
        for (Map.Entry<String, JsonNode> event : vectors.path("events").properties()) {
            ContractEvents.signature(event.getValue().asText())
                    .ifPresentOrElse(
                            signature -> assertThat(signature).isEqualTo(event.getKey()),
                            () -> unknown.add(
                                    event.getKey().substring(0, event.getKey().indexOf('('))));
        }
        assertThat(unknown)
                .containsExactly(
                        "DowntimeRecorded",
                        "DowntimeResolved",
                        "LLMCompletionEvent",
                        "LLMCompletionResult",
                        "ReputationUpdated",
                        "SettlementRecorded");
    }

    @Test
    void everySelectorBeginsTheHashOfItsSignature() throws TrailFormatException {
        Set<String> unknown = new TreeSet<>();
        for (Map.Entry<String, JsonNode> function : vectors.path("functions").properties()) {
            String selector = function.getValue().asText().substring(2);
            assertThat(hash(function.getKey())).startsWith(selector);
            var told = catchThrowable(() -> {
                if (ContractCalls.decode(HexFormat.of().parseHex(selector)).isEmpty()) {
                    unknown.add(function.getKey().substring(0, function.getKey().indexOf('(')));
                }
            });
            assertThat(told == null || told instanceof TrailFormatException).isTrue();
        }
        assertThat(unknown)
                .containsExactly(
                        "getTEE",
                        "verifyAttestation",
                        "verifyProof",
                        "verifyRSAPSS",
                        "verifySignature",
                        "verifySignatureNoTimestamp");
    }

    private static String hash(String signature) {
        return HexFormat.of().formatHex(Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)));
    }
}
