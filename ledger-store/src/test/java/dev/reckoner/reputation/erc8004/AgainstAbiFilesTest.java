package dev.reckoner.reputation.erc8004;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Signatures, selectors and topics by the published ABIs; skipped where they are not at hand. */
class AgainstAbiFilesTest {
    /** How many of the inputs are indexed, by signature. */
    private static Map<String, Long> signatures(String registry, String type) {
        Map<String, Long> signatures = new HashMap<>();
        for (JsonNode each : Vectors.json("evm/erc8004-" + registry + ".abi.json")) {
            if (each.path("type").asText().equals(type)) {
                String types = StreamSupport.stream(each.path("inputs").spliterator(), false)
                        .map(input -> input.path("type").asText())
                        .collect(Collectors.joining(","));
                signatures.put(each.path("name").asText() + "(" + types + ")", indexed(each));
            }
        }
        return signatures;
    }

    private static long indexed(JsonNode event) {
        return StreamSupport.stream(event.path("inputs").spliterator(), false)
                .filter(input -> input.path("indexed").asBoolean())
                .count();
    }

    private static Map<String, Long> threeIndexed(String... signatures) {
        return Stream.of(signatures).collect(Collectors.toMap(signature -> signature, any -> 3L));
    }

    @Test
    void theCallsAreThoseOfTheRegistries() {
        assertThat(signatures("ReputationRegistry", "function").keySet())
                .contains(Erc8004Calls.GIVE_FEEDBACK, Erc8004Calls.REVOKE_FEEDBACK, Erc8004Calls.APPEND_RESPONSE);
        assertThat(signatures("ValidationRegistry", "function").keySet())
                .contains(Erc8004Calls.VALIDATION_REQUEST, Erc8004Calls.VALIDATION_RESPONSE);
    }

    @Test
    void theEventsAreAllThatTheRegistriesLogOfRecords() {
        var reputation = signatures("ReputationRegistry", "event");
        var validation = signatures("ValidationRegistry", "event");
        assertThat(reputation)
                .containsAllEntriesOf(threeIndexed(
                        Erc8004Events.NEW_FEEDBACK, Erc8004Events.FEEDBACK_REVOKED, Erc8004Events.RESPONSE_APPENDED));
        assertThat(validation)
                .containsAllEntriesOf(
                        threeIndexed(Erc8004Events.VALIDATION_REQUEST, Erc8004Events.VALIDATION_RESPONSE));
    }
}
