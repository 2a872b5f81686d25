package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.uptime.Uptime;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Heartbeats as payloads, calldata and events. */
class HeartbeatCheckTest {
    private static final String REGISTRY = "0x703cb174aeadb35d611858369b4b1111dc9abda6";
    private static final String TOPIC = "0x3cf0bf7708060bf073b6ddb921eef0485b3eb9da828e0ed751fa6582ef337f57";
    private static final long START = 1_747_000_000;

    private final MadeTee tee = new MadeTee();

    @Test
    void theVectorIsSignedByItsEnclave() {
        JsonNode vector = Vectors.json("opengradient/llm/synthetic_tee_responses.json");
        ObjectNode payload = MadeTee.object()
                .put("teeId", vector.at("/heartbeat/teeId").textValue())
                .put("timestamp", vector.at("/heartbeat/timestamp").asText())
                .put("signature", vector.at("/heartbeat/signature_base64").textValue())
                .put("contractAddress", REGISTRY);
        OffChainCase held = new OffChainCase().with(payload, vector);
        assertThat(held.codesOf("heartbeat", Evidence.Heartbeat.class)).containsExactly("EV-HEARTBEAT-SIGNED");
        OffChainCase later = new OffChainCase().with(payload.put("timestamp", "1747000101"), vector);
        assertThat(later.codesOf("heartbeat", Evidence.Heartbeat.class)).containsExactly("EV-HEARTBEAT-UNSIGNED");
    }

    @Test
    void withoutTheKeyItIsOpenAndCountsForNothing() {
        OffChainCase held = new OffChainCase().with(tee.heartbeat(START));
        assertThat(held.codesOf("heartbeat", Evidence.Heartbeat.class)).containsExactly("EV-HEARTBEAT-KEY-MISSING");
        assertThat(uptimes(held)).isEmpty();
    }

    @Test
    void thePayloadInCalldataIsVerifiedLikeThePayloadItself() {
        OffChainCase held = new OffChainCase().with(tee.signingKey());
        Evidence transaction = transaction(tee.heartbeat(START), held);
        assertThat(held.codesOf("heartbeat", transaction)).containsExactly("EV-HEARTBEAT-SIGNED");
        Evidence forged = transaction(tee.heartbeat(START).put("timestamp", START + 1), held);
        assertThat(held.codesOf("heartbeat", forged)).containsExactly("EV-HEARTBEAT-UNSIGNED");
        assertThat(uptime(held).alive()).extracting(Uptime.Span::beats).containsExactly(1);
    }

    @Test
    void aSilenceIsToldOnWhatEndsItAndAcrossKindsOfEvidence() {
        OffChainCase held =
                new OffChainCase().with(tee.signingKey(), tee.heartbeat(START), tee.heartbeat(START + 1800));
        Evidence calldata = transaction(tee.heartbeat(START + 1800 + 2400), held);
        Evidence log = log(START + 1800 + 2400 + 5400, REGISTRY, held);
        assertThat(held.codesOf("heartbeat", calldata)).containsExactly("EV-HEARTBEAT-SIGNED", "EV-HEARTBEAT-GAP");
        assertThat(held.codesOf("heartbeat", log)).containsExactly("EV-HEARTBEAT-GAP");
        Uptime uptime = uptime(held);
        assertThat(uptime.silences()).hasSize(2);
        assertThat(uptime.alive()).extracting(Uptime.Span::signed).containsExactly(2, 1, 0);
    }

    @Test
    void aForgedHeartbeatAndAnotherContractsEventFillNoSilence() {
        OffChainCase held =
                new OffChainCase().with(tee.signingKey(), tee.heartbeat(START), tee.heartbeat(START + 3600));
        held.with(tee.heartbeat(START + 900).put("timestamp", Long.toString(START + 1800)));
        log(START + 1800, "0x" + "11".repeat(20), held);
        assertThat(uptime(held).silences()).hasSize(1);
        log(START + 1800, REGISTRY, held);
        assertThat(uptime(held).silences()).isEmpty();
    }

    @Test
    void aTimeBeyondAllCalendarsIsVerifiedAndCountsForNothing() {
        ObjectNode payload = tee.heartbeat(START).put("timestamp", "9".repeat(77));
        OffChainCase held = new OffChainCase().with(tee.signingKey(), payload);
        assertThat(held.sink.problems).isEmpty();
        assertThat(held.codesOf("heartbeat", Evidence.Heartbeat.class)).containsExactly("EV-HEARTBEAT-UNSIGNED");
    }

    private static Map<String, Uptime> uptimes(OffChainCase held) {
        return Uptimes.of(new Check.Context(new CollectedEvidence(held.sink), ReferenceValues.BUILT_IN));
    }

    private Uptime uptime(OffChainCase held) {
        return Objects.requireNonNull(uptimes(held).get(tee.id()));
    }

    private static Evidence transaction(ObjectNode heartbeat, OffChainCase held) {
        byte[] signature = Base64.getDecoder().decode(heartbeat.get("signature").textValue());
        Bytes calldata = Bytes.of("heartbeat(bytes32,uint256,bytes)".getBytes(StandardCharsets.US_ASCII))
                .keccak()
                .slice(0, 4)
                .then(Bytes.ofHex(heartbeat.get("teeId").textValue()))
                .then(MadeTee.word(heartbeat.get("timestamp").asLong()))
                .then(MadeTee.word(96))
                .then(MadeTee.word(signature.length))
                .then(Bytes.of(signature));
        Digest input = Digest.sha256(calldata.toArray());
        held.sink.blobs.put(input, calldata.toArray());
        var transaction = new Evidence.ChainTransaction(
                input,
                input,
                "transactions",
                Optional.of(10740L),
                Optional.empty(),
                Optional.empty(),
                Optional.of(REGISTRY),
                Optional.of(input),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        held.sink.evidence(transaction);
        return transaction;
    }

    private Evidence log(long seconds, String address, OffChainCase held) {
        Digest id = Digest.sha256((seconds + address).getBytes(StandardCharsets.UTF_8));
        var log = new Evidence.EventLog(
                id,
                id,
                "logs",
                Optional.of(10740L),
                Optional.of(address),
                List.of(TOPIC, tee.id()),
                MadeTee.word(seconds).toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        held.sink.evidence(log);
        return log;
    }
}
