package dev.reckoner.cli.bench;

import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What a node answers to {@code eth_getLogs} about the registry of enclaves: builds approved, enclaves admitted, heartbeats. */
final class RegistryLogs {
    /** OpenGradient's chain and its registry since May 2026. */
    private static final String CHAIN = "0x29f4";

    private static final String REGISTRY = "0x703cb174aeadb35d611858369b4b1111dc9abda6";
    private static final long FIRST_BLOCK = 4_000_000;
    private static final String TYPE = "0".repeat(64);

    private final ArrayNode logs = JsonNodeFactory.instance.arrayNode();
    private final Instant beginning;

    private RegistryLogs(Instant beginning) {
        this.beginning = beginning;
    }

    /** The answer: everything is admitted at the beginning, and every enclave gives its signs of life until the end. */
    static ObjectNode of(List<BenchEnclave> enclaves, Instant beginning, Duration span, Duration heartbeat) {
        var registry = new RegistryLogs(beginning);
        registry.log(
                beginning,
                TupleType.<Tuple>parse("(string)").encode(Tuple.from("v1.0.0")).array(),
                topic("PCRApproved(bytes32,uint8,string)"),
                Digest.sha256("build".getBytes(StandardCharsets.US_ASCII)).hex(),
                TYPE);
        for (BenchEnclave enclave : enclaves) {
            registry.log(
                    beginning,
                    HexFormat.of().parseHex(TYPE),
                    topic("TEERegistered(bytes32,address,uint8)"),
                    enclave.teeId().substring(2),
                    "0".repeat(24) + enclave.owner().substring(2));
        }
        for (Instant at = beginning; !at.isAfter(beginning.plus(span)); at = at.plus(heartbeat)) {
            registry.heartbeats(enclaves, at);
        }
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("id", 1);
        answer.put("chainId", CHAIN).set("result", registry.logs);
        return answer;
    }

    private void heartbeats(List<BenchEnclave> enclaves, Instant at) {
        byte[] time = HexFormat.of().parseHex("%064x".formatted(at.getEpochSecond()));
        for (BenchEnclave enclave : enclaves) {
            log(
                    at,
                    time,
                    topic("HeartbeatReceived(bytes32,uint256)"),
                    enclave.teeId().substring(2));
        }
    }

    private void log(Instant at, byte[] data, String... topics) {
        long block = FIRST_BLOCK + Duration.between(beginning, at).toSeconds();
        ObjectNode log = logs.addObject().put("address", REGISTRY);
        ArrayNode words = log.putArray("topics");
        for (String word : topics) {
            words.add("0x" + word);
        }
        log.put("data", "0x" + HexFormat.of().formatHex(data))
                .put("blockNumber", "0x" + Long.toHexString(block))
                .put("blockTimestamp", "0x" + Long.toHexString(at.getEpochSecond()))
                .put("logIndex", "0x" + Integer.toHexString(logs.size()));
    }

    private static String topic(String event) {
        return Keccak256.digest(event.getBytes(StandardCharsets.US_ASCII)).hex();
    }
}
