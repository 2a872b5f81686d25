package dev.reckoner.trail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.StrictJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs and calls of OpenGradient's contracts as fields over the digits that carry them. */
class ContractFieldsTest {
    private static final byte[] TEE = new byte[32];

    static {
        TEE[31] = 7;
    }

    private static List<JsonNode> logs() {
        var logs = new ArrayList<JsonNode>();
        Vectors.json("opengradient/settlement/synthetic_event_logs.json")
                .path("logs")
                .forEach(logs::add);
        return logs;
    }

    private static byte[] log(String event) {
        return logs().stream()
                .filter(log -> log.path("event").asText().equals(event))
                .findFirst()
                .map(StrictJson::write)
                .orElseThrow();
    }

    @Test
    void everyKnownLogIsDecodedAndEveryFieldLiesWithinItsParent() {
        for (var log : logs()) {
            var root = Documents.decode(StrictJson.write(log));
            var event = member(root, "decoded event");
            assertThat(event.value()).startsWith(log.path("event").asText() + "(");
            assertThat(event.children()).isNotEmpty();
            DocumentsTest.assertWithin(root);
        }
    }

    @Test
    void theBytesAtAValueAreThatValue() {
        byte[] document = log("IndividualSettlement");
        var event = member(Documents.decode(document), "decoded event");
        assertThat(event.children())
                .extracting(DocumentField::name)
                .containsExactly("teeId", "ethAddress", "inputHash", "outputHash", "timestamp", "blobId", "signature");
        for (String hash : List.of("teeId", "inputHash", "outputHash")) {
            var field = member(event, hash);
            assertThat("0x" + text(document, field)).isEqualTo(field.value());
        }
        var address = member(event, "ethAddress");
        assertThat(text(document, address)).hasSize(64).endsWith(address.value().substring(2));
        var time = member(event, "timestamp");
        assertThat(text(document, time)).hasSize(64).endsWith("68211ea8");
        assertThat(time.value()).isEqualTo(Instant.ofEpochSecond(0x68211ea8L) + " (" + 0x68211ea8L + ")");
        var blob = member(event, "blobId");
        assertThat(new String(HexFormat.of().parseHex(text(document, blob)), StandardCharsets.US_ASCII))
                .isEqualTo(blob.value());
        // Two dynamic values: each has its own bytes.
        assertThat(member(event, "signature").offset()).isGreaterThan(blob.offset() + blob.length());
    }

    @Test
    void valuesOfAnInferenceAreNamedDownToItsTensors() {
        var event = member(Documents.decode(log("ModelInferenceEvent")), "decoded event");
        var input = member(member(event, "request"), "input");
        assertThat(member(input, "numbers").children()).isNotEmpty();
        assertThat(member(member(event, "request"), "model").value()).isNotEmpty();
    }

    @Test
    void aTransactionGetsItsCallAndAReceiptItsEvents() {
        byte[] call = heartbeat(new byte[] {1, 2, 3});
        var hex = "0x" + HexFormat.of().formatHex(call);
        byte[] document = json("{\"hash\":\"0xaa\",\"from\":\"0xbb\",\"nonce\":\"0x1\",\"input\":\"" + hex + "\"}");
        var root = Documents.decode(document);
        var decoded = member(root, "decoded call");
        assertThat(decoded.value()).isEqualTo("Heartbeat");
        assertThat(text(document, member(decoded, "teeId")))
                .isEqualTo(HexFormat.of().formatHex(TEE));
        assertThat(text(document, member(decoded, "signature"))).isEqualTo("010203");
        DocumentsTest.assertWithin(root);

        byte[] receipt = json(
                "{\"status\":\"0x1\",\"logs\":[" + new String(log("HeartbeatReceived"), StandardCharsets.UTF_8) + "]}");
        var log = member(Documents.decode(receipt), "logs").children().getFirst();
        assertThat(member(log, "decoded event").value()).isEqualTo("HeartbeatReceived(bytes32,uint256)");
    }

    @Test
    void calldataOnTheirOwnAreDecoded() {
        byte[] call = heartbeat(new byte[] {9});
        var root = Documents.decode(call);
        assertThat(root.name()).isEqualTo("Calldata");
        var tee = member(root, "teeId");
        assertThat(tee.offset()).isEqualTo(4);
        assertThat(tee.length()).isEqualTo(32);
        assertThat(member(root, "signature").length()).isEqualTo(1);
        call[call.length - 1] = 1;
        assertThat(Documents.decode(call).name()).as("padding that is not zero").isEqualTo("Raw bytes");
    }

    @Test
    void aKnownEventWithOtherDataSaysWhatIsWrong() {
        var log = (com.fasterxml.jackson.databind.node.ObjectNode) logs().get(3).deepCopy();
        log.put("data", "0x00");
        var event = member(Documents.decode(StrictJson.write(log)), "decoded event");
        assertThat(event.value()).contains("The data of the event HeartbeatReceived");
        assertThat(event.children()).isEmpty();
    }

    @Test
    void aForeignLogStaysAsItIs() {
        byte[] document = json("{\"topics\":[\"0x" + "ab".repeat(32) + "\"],\"data\":\"0x\"}");
        assertThat(Documents.decode(document).children())
                .extracting(DocumentField::name)
                .containsExactly("topics", "data");
    }

    private static byte[] heartbeat(byte[] signature) {
        return Function.parse("heartbeat(bytes32,uint256,bytes)")
                .encodeCall(Tuple.from(TEE, BigInteger.valueOf(1_747_000_000), signature))
                .array();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] document, DocumentField field) {
        return new String(document, field.offset(), field.length(), StandardCharsets.US_ASCII);
    }

    private static DocumentField member(DocumentField field, String name) {
        return field.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + field));
    }
}
