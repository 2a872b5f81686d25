package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.code.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever passes a response on can write what he likes beside what was signed; it must not count as signed, nor against it. */
class DoctoredResponsesTest {
    private static final Instant AT = Instant.parse("2026-06-12T12:00:00Z");
    private static final MadeGateway GATEWAY = new MadeGateway();
    private static final MadeGateway LEGACY = new MadeGateway(222);

    @TempDir
    Path folder;

    @Test
    void aSecondTextBesideALegacyAnswerIsNotTheAnswer() throws Exception {
        var doctored = legacy();
        choice(doctored).put("text", "Something else.");
        for (var order : List.of(List.of(doctored, legacy()), List.of(legacy(), doctored))) {
            try (var audit = imported(order)) {
                assertThat(AllClaims.of(audit)).hasSize(1);
                assertThat(codes(audit))
                        .contains("EV-OUTPUT-IN-SIGNED-MESSAGE", "EV-SIG-VALID")
                        .doesNotContain("EV-OUTPUT-HASH-MISMATCH");
                assertThat(AllClaims.of(audit).getFirst().tier()).isNotEqualTo(Tier.CONTRAINDICATED);
            }
        }
    }

    @Test
    void aDamagedSignatureUnderALegacyAnswerDoesNotStandInTheWayOfTheSoundOne() throws Exception {
        var damaged = legacy();
        var response = (ObjectNode) damaged.get("response");
        var marks = response.get("system_fingerprint").textValue();
        int at = marks.indexOf("'response_signature': '") + 30;
        response.put(
                "system_fingerprint",
                marks.substring(0, at) + (marks.charAt(at) == 'A' ? 'B' : 'A') + marks.substring(at + 1));
        for (var order : List.of(List.of(damaged, legacy()), List.of(legacy(), damaged))) {
            try (var audit = imported(order)) {
                assertThat(AllClaims.of(audit)).hasSize(1);
                assertThat(codes(audit)).contains("EV-SIG-VALID").doesNotContain("EV-SIG-INVALID");
            }
        }
        try (var audit = imported(List.of(damaged))) {
            assertThat(codes(audit)).contains("EV-SIG-INVALID");
        }
    }

    /** The hash covers the model that was asked for; the name in the response is anybody's. */
    @Test
    void theModelIsTheOneThatWasAskedForAndHashed() throws Exception {
        var renamed = GATEWAY.exchange(MadeGateway.request("Who goes there?", 0.5), "A friend.", AT);
        ((ObjectNode) renamed.get("response")).put("model", "much-better-4");
        try (var audit = imported(List.of(renamed, GATEWAY.signingKey()))) {
            assertThat(codes(audit)).contains("EV-SIG-VALID", "EV-REQUEST-HASH-MATCH");
            assertThat(AllClaims.of(audit)).extracting(ClaimRow::model).containsExactly("gpt-4.1");
        }
    }

    @Test
    void whatComesBesideTheSignedAnswerIsToldAsNotCovered() throws Exception {
        var doctored = GATEWAY.exchange(MadeGateway.request("Pay?", 0.5), "No.", AT);
        ((ObjectNode) choice(doctored).get("message"))
                .putArray("tool_calls")
                .addObject()
                .put("id", "1")
                .put("type", "function")
                .putObject("function")
                .put("name", "pay")
                .put("arguments", "{}");
        ((com.fasterxml.jackson.databind.node.ArrayNode) doctored.at("/response/choices"))
                .addObject()
                .putObject("message")
                .put("content", "Yes.");
        try (var audit = imported(List.of(doctored, GATEWAY.signingKey()))) {
            assertThat(details(audit, "EV-COVERAGE-GAPS"))
                    .contains("response.tools-beside-text")
                    .contains("response.other-choices");
        }
    }

    @Test
    void whatAMessageOfTheRequestSaysBesideWhatIsHashedIsToldAsNotCovered() throws Exception {
        var exchange = GATEWAY.exchange(MadeGateway.request("Pay?", 0.5), "No.", AT);
        ((ObjectNode) exchange.at("/request/messages/0")).put("name", "The owner");
        try (var audit = imported(List.of(exchange, GATEWAY.signingKey()))) {
            assertThat(codes(audit)).contains("EV-REQUEST-HASH-MATCH");
            assertThat(details(audit, "EV-REQUEST-HASH-MATCH")).contains("messages.name");
            assertThat(details(audit, "EV-COVERAGE-GAPS")).contains("messages.name");
        }
    }

    private static ObjectNode legacy() {
        var made = LEGACY_ONCE.deepCopy();
        return made;
    }

    private static final ObjectNode LEGACY_ONCE =
            LEGACY.legacyExchange(MadeGateway.request("Who goes there?", 0.5), "A friend.", AT);

    private static ObjectNode choice(ObjectNode exchange) {
        return (ObjectNode) exchange.at("/response/choices/0");
    }

    private RecordedCase imported(List<? extends JsonNode> documents) throws IOException {
        var place = Files.createTempDirectory(folder, "case");
        var files = new ArrayList<Path>();
        for (var document : documents) {
            files.add(Files.writeString(place.resolve(files.size() + ".json"), document.toString()));
        }
        var audit = RecordedCase.create(
                place.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC());
        audit.importTrails(files, TaskProgress.SILENT);
        return audit;
    }

    private static List<String> codes(RecordedCase audit) {
        return audit.findings().stream().map(Finding::code).toList();
    }

    private static String details(RecordedCase audit, String code) {
        return audit.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::detail)
                .findFirst()
                .orElse("");
    }
}
