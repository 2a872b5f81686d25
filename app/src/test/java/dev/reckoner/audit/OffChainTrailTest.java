package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments, heartbeats and headers from import to the reopened case. */
class OffChainTrailTest {
    private static final Path VECTORS = Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFolderTellsWhoPaidAndTheReopenedCaseSaysTheSame() throws Exception {
        JsonNode responses = vector("opengradient/llm/synthetic_tee_responses.json");
        Path trail = trail(responses);
        Path place = folder.resolve("case");
        try (var audit =
                RecordedCase.create(place, new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC())) {
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            assertThat(audit.findings())
                    .extracting(Finding::code)
                    .contains("EV-PAYER-ASSERTED", "EV-PAYMENT-SIGNED", "EV-HEARTBEAT-SIGNED");
            assertThat(audit.evidence())
                    .hasAtLeastOneElementOfType(Evidence.HttpExchange.class)
                    .hasAtLeastOneElementOfType(Evidence.PaymentPayload.class)
                    .hasAtLeastOneElementOfType(Evidence.Heartbeat.class);
            assertThat(AllClaims.of(audit)).hasSize(responses.get("cases").size());
            var findings = audit.findings();
            audit.close();
            try (var again = RecordedCase.open(place, Clock.systemUTC())) {
                assertThat(again.findings()).isEqualTo(findings);
            }
        }
    }

    private Path trail(JsonNode responses) throws IOException {
        Path trail = Files.createDirectory(folder.resolve("trail"));
        Files.writeString(trail.resolve("responses.json"), responses.toString());
        ObjectNode heartbeat = JSON.createObjectNode()
                .put("teeId", responses.at("/heartbeat/teeId").textValue())
                .put("timestamp", responses.at("/heartbeat/timestamp").asText())
                .put("signature", responses.at("/heartbeat/signature_base64").textValue());
        Files.writeString(trail.resolve("heartbeat.json"), heartbeat.toString());
        ObjectNode exchange = JSON.createObjectNode();
        exchange.set("request", responses.at("/cases/0/canonical_request_object"));
        exchange.set("response", responses.at("/cases/0/response_body"));
        byte[] payment = JSON.writeValueAsBytes(vector("x402/exact-evm-eip3009-example.json"));
        exchange.putObject("request_headers")
                .put("X-PAYMENT", Base64.getEncoder().encodeToString(payment));
        Files.writeString(trail.resolve("exchange.json"), exchange.toString());
        return trail;
    }

    private static JsonNode vector(String name) throws IOException {
        Path file = VECTORS.resolve(name);
        assumeTrue(Files.exists(file), "Skipped: no vector " + file);
        return JSON.readTree(file.toFile());
    }
}
