package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logs that ethers encoded. */
class ContractEventsTest {
    private static final String TEE = "0xe53e8422eedfdd8ffba4a682bff978293a8aea33bb21f7e049f187a181129948";
    private static final String OWNER = "0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b";
    private static final String PCR_HASH = "0x77786f3515030fe50a260c26d229eff15d2db0e211008f1581dc3e91bfd25703";
    private static final String BLOB = "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M";

    private final JsonNode vectors = Vectors.json("opengradient/settlement/synthetic_event_logs.json");

    @Test
    void everyLogIsTheEventThatTheVectorNames() throws TrailFormatException {
        assertThat(vectors.path("logs").size()).isEqualTo(8);
        for (JsonNode log : vectors.path("logs")) {
            assertThat(decode(log).getClass().getSimpleName().toUpperCase(Locale.ROOT))
                    .isEqualTo(log.path("event").asText().toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void aBatchNamesItsBlob() throws TrailFormatException {
        var batch = (SettlementEvent.BatchSettlement) event(0);
        assertThat(batch.merkleRoot()).isEqualTo("0x31133bac8d481e2c201a2e914534582f96a7c9686f59b9297a1660a6c776d35a");
        assertThat(batch.batchSize()).isEqualTo(BigInteger.valueOf(20));
        assertThat(batch.blobId().text()).contains(BLOB);
    }

    @Test
    void anIndividualSettlementCarriesTheSignature() throws TrailFormatException {
        var settled = (SettlementEvent.IndividualSettlement) event(1);
        assertThat(settled.teeId()).isEqualTo(TEE);
        assertThat(settled.ethAddress()).isEqualTo(OWNER);
        assertThat(settled.inputHash()).startsWith("0x3d14f4a2");
        assertThat(settled.outputHash()).startsWith("0xc38d6e4e");
        assertThat(settled.timestamp().instant()).contains(Instant.ofEpochSecond(0x68211ea8L));
        assertThat(settled.blobId().text()).contains(BLOB);
        assertThat(settled.signature().size()).isEqualTo(256);
    }

    @Test
    void registryEvents() throws TrailFormatException {
        assertThat(event(2)).isEqualTo(new RegistryEvent.TeeRegistered(TEE, OWNER, 0));
        assertThat(event(3))
                .isEqualTo(new RegistryEvent.HeartbeatReceived(TEE, new UnixTime(BigInteger.valueOf(0x68211b24L))));
        assertThat(event(4)).isEqualTo(new RegistryEvent.PcrApproved(PCR_HASH, 0, "v1.0.0"));
        assertThat(event(5)).isEqualTo(new RegistryEvent.PcrRevoked(PCR_HASH, Optional.of(0)));
    }

    @Test
    void anInferenceKeepsItsNumbersExactly() throws TrailFormatException {
        var inference = (InferenceEvent.ModelInferenceEvent) event(6);
        assertThat(inference.inferenceId()).isEqualTo("0x00-example-inference-id");
        assertThat(inference.request().mode()).isZero();
        assertThat(inference.request().model()).isEqualTo(BLOB);
        var input = inference.request().input().numbers().getFirst();
        assertThat(input.name()).isEqualTo("open_high_low_close");
        assertThat(input.shape()).containsExactly(1L, 2L, 2L);
        assertThat(input.values())
                .containsExactly(number(1, 0), number(15, 1), number(-7286679744720459L, 17), number(0, 0));
        assertThat(inference.output().numbers())
                .containsExactly(new ModelInput.NumberTensor(
                        "regression_output", List.of(number(7286679744720459L, 17)), List.of(1L, 1L)));
        assertThat(inference.output().simulation()).isFalse();
        assertThat(((InferenceEvent.InferenceResult) event(7)).output().numbers())
                .isEqualTo(inference.output().numbers());
        assertThat(((InferenceEvent.InferenceResult) event(7)).output().isEmpty())
                .isFalse();
    }

    @Test
    void theCallsOfTheVectorsSayWhatTheirEventsSay() throws TrailFormatException {
        var settle = (SettlementCall.BatchSettle) call("batchSettle");
        var batch = (SettlementEvent.BatchSettlement) event(0);
        assertThat(settle)
                .isEqualTo(new SettlementCall.BatchSettle(batch.merkleRoot(), batch.batchSize(), batch.blobId()));
        var individual = (SettlementCall.SettleIndividual) call("settleIndividual");
        var settled = (SettlementEvent.IndividualSettlement) event(1);
        assertThat(individual.signature()).isEqualTo(settled.signature());
        assertThat(individual.ethAddress()).isEqualTo(settled.ethAddress());
        var run = (InferenceCall.Run) call("run");
        assertThat(run.request()).isEqualTo(((InferenceEvent.ModelInferenceEvent) event(6)).request());
    }

    @Test
    void whatIsNotOurEventIsNone() throws TrailFormatException {
        assertThat(ContractEvents.decode(List.of(), "0x")).isEmpty();
        assertThat(ContractEvents.decode(List.of("0x" + "ab".repeat(32)), "no hex"))
                .isEmpty();
        assertThat(ContractCalls.decode(new byte[3])).isEmpty();
        assertThat(ContractCalls.decode(new byte[400])).isEmpty();
    }

    @Test
    void aBlobIdOfOtherBytesHasNoText() {
        assertThat(new WalrusBlobId(HexData.of(new byte[32])).text()).isEmpty();
        assertThat(new WalrusBlobId(HexData.of((BLOB + "=").getBytes(StandardCharsets.UTF_8))).text())
                .isEmpty();
        assertThat(new WalrusBlobId(HexData.of(BLOB.replace('-', '+').getBytes(StandardCharsets.UTF_8))).text())
                .isEmpty();
    }

    @Test
    void aTimeBeyondReasonStaysANumber() {
        assertThat(new UnixTime(BigInteger.TWO.pow(255)).instant()).isEmpty();
        assertThat(new UnixTime(BigInteger.valueOf(253_402_300_800L)).instant()).isEmpty();
        assertThat(new UnixTime(BigInteger.valueOf(253_402_300_799L)).instant()).isPresent();
    }

    private static FixedPoint number(long value, int decimals) {
        return new FixedPoint(BigInteger.valueOf(value), BigInteger.valueOf(decimals));
    }

    private ContractEvent event(int index) throws TrailFormatException {
        return decode(vectors.path("logs").path(index));
    }

    private ContractCall call(String name) throws TrailFormatException {
        return ContractCalls.decode(
                        new HexData(vectors.path("calldata").path(name).asText()).bytes())
                .orElseThrow();
    }

    private static ContractEvent decode(JsonNode log) throws TrailFormatException {
        List<String> topics = new ArrayList<>();
        log.path("topics").forEach(topic -> topics.add(topic.asText()));
        return ContractEvents.decode(topics, log.path("data").asText()).orElseThrow();
    }
}
