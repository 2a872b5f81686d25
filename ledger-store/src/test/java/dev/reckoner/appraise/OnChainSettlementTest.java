package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What logs and transactions tell of settlements; the responses, trees and one log are the reference vectors'. */
class OnChainSettlementTest {
    private static final JsonNode TREES = Vectors.json("opengradient/settlement/synthetic_batch_trees.json");
    private static final JsonNode LAYOUTS = Vectors.json("opengradient/settlement/synthetic_leaf_generations.json");
    private static final JsonNode LOGS = Vectors.json("opengradient/settlement/synthetic_event_logs.json");
    private static final Instant SIGNED = Instant.ofEpochSecond(1747001000);
    private static final Instant BLOCK = SIGNED.plusSeconds(60);
    private static final String TRANSACTION = MadeChain.hash("transaction");

    private final CollectingSink sink = new CollectingSink();
    private final MadeChain chain = new MadeChain(sink);

    @Test
    void aBatchWhoseRootAndCountTheRelayLoggedIsSettled() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.batchSettled(MadeChain.RELAY, batch.root(), 4, BLOCK);
        assertThat(onChain(batch)).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SETTLED-ON-CHAIN");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
            assertThat(finding.detail())
                    .contains("contract " + MadeChain.RELAY, "unproven log", MadeChain.BLOB)
                    .endsWith("least 57, median 58, 95th percentile 60, most 60");
        });
    }

    @Test
    void anotherCountIsAWarningUnlessAnotherLogHasTheRightOne() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.batchSettled(MadeChain.RELAY, batch.root(), 20, BLOCK);
        assertThat(onChain(batch)).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SETTLED-COUNT-DIFFERS");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            assertThat(finding.detail()).startsWith("stated 20, the batch has 4");
        });
        chain.batchSettled(MadeChain.RELAY, batch.root(), 4, BLOCK);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-ON-CHAIN");
    }

    @Test
    void thatABlobExistsDoesNotShowThatItWasSettled() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.batchSettled(MadeChain.RELAY, "0x" + "00".repeat(32), 4, BLOCK);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-NOWHERE");
        assertThat(onChain(batch).tier()).isEqualTo(Tier.NONE);
    }

    @Test
    void anybodysContractSettlesNothing() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.batchSettled(MadeChain.ANYBODYS, batch.root(), 4, BLOCK);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-ELSEWHERE");
        assertThat(onChain(batch).tier()).isEqualTo(Tier.NONE);
        chain.batchSettled(MadeChain.ANYBODYS, batch.root(), 5, BLOCK);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-ELSEWHERE");
    }

    @Test
    void theOlderFormOfTheEventSettlesToo() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.olderBatchSettled(MadeChain.RELAY, batch.root(), 4, BLOCK);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-ON-CHAIN");
    }

    @Test
    void aCallCountsByItsReceipt() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.batchCall(MadeChain.RELAY, batch.root(), 4, BLOCK, TRANSACTION);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-NOWHERE");
        assertThat(onChain(batch).detail()).contains("asks for its settlement");
        chain.receipt(TRANSACTION, false);
        assertThat(onChain(batch)).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SETTLEMENT-REVERTED");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            assertThat(finding.detail()).contains("sender " + MadeChain.SENDER);
        });
        // A second source that contradicts the first leaves it open.
        chain.receipt(TRANSACTION, true);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-NOWHERE");
    }

    @Test
    void aCallWithAReceiptOfSuccessSettles() throws IOException {
        Evidence.SettlementBatch batch = batch();
        chain.batchCall(MadeChain.RELAY, batch.root(), 4, BLOCK, TRANSACTION);
        chain.receipt(TRANSACTION, true);
        assertThat(onChain(batch).code()).isEqualTo("EV-SETTLED-ON-CHAIN");
        assertThat(onChain(batch).detail()).contains("unproven calldata");
    }

    @Test
    void aBatchThatDoesNotAddUpIsNotLookedForOnTheChain() throws IOException {
        ObjectNode broken = TREES.at("/trees/2/dump").deepCopy();
        ((ArrayNode) broken.at("/values/1/value")).set(4, "1747001009");
        read(broken);
        Evidence.SettlementBatch batch = (Evidence.SettlementBatch) sink.evidence.getLast();
        chain.batchSettled(MadeChain.RELAY, batch.root(), 4, BLOCK);
        assertThat(codes(batch)).contains("EV-BATCH-TREE-BROKEN").noneMatch(code -> code.startsWith("EV-SETTLED"));
    }

    @Test
    void theReferenceLogSettlesItsResponse() throws IOException {
        response();
        logOfTheVectors(MadeChain.RELAY);
        assertThat(settlement()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SETTLED-ON-CHAIN");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
        });
    }

    @Test
    void theSameLogOfAnybodysContractSaysNothingOfTheResponse() throws IOException {
        response();
        logOfTheVectors(MadeChain.ANYBODYS);
        assertThat(settlement()).isEmpty();
    }

    @Test
    void aSettlementThatStatesOtherValuesUnderTheSameSignatureIsAWarning() throws IOException {
        SingleSettlement one = SingleSettlement.of(response());
        String other = "0x" + "ab".repeat(32);
        for (SingleSettlement changed : List.of(
                new SingleSettlement(
                        other, one.inputHash(), one.outputHash(), one.timestamp(), one.signature(), Optional.empty()),
                new SingleSettlement(
                        one.teeId(), other, one.outputHash(), one.timestamp(), one.signature(), Optional.empty()),
                new SingleSettlement(
                        one.teeId(), one.inputHash(), other, one.timestamp(), one.signature(), Optional.empty()),
                new SingleSettlement(
                        one.teeId(),
                        one.inputHash(),
                        one.outputHash(),
                        Optional.of(BigInteger.ONE),
                        one.signature(),
                        Optional.empty()),
                new SingleSettlement(
                        one.teeId(), one.inputHash(), one.outputHash(), one.timestamp(), "0xabcd", Optional.empty()))) {
            sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
            chain.settled(MadeChain.RELAY, changed, MadeChain.PAYER, BLOCK, TRANSACTION);
            assertThat(settlement()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("EV-SETTLED-OTHERWISE");
                assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            });
        }
    }

    @Test
    void theSameAnswerAtAnotherTimeIsAnotherResponse() throws IOException {
        SingleSettlement one = SingleSettlement.of(response());
        chain.settled(
                MadeChain.RELAY,
                new SingleSettlement(
                        one.teeId(),
                        one.inputHash(),
                        one.outputHash(),
                        Optional.of(BigInteger.valueOf(1747009999)),
                        "0xabcd",
                        Optional.empty()),
                MadeChain.PAYER,
                BLOCK,
                TRANSACTION);
        assertThat(settlement()).isEmpty();
    }

    @Test
    void olderEventsSettleByBothHashesAndSayThatTheyHoldNoMore() throws IOException {
        Evidence.SignedResponse response = response();
        chain.olderSettled(MadeChain.RELAY, response, BLOCK);
        assertThat(settlement()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SETTLED-ON-CHAIN");
            assertThat(finding.detail()).endsWith("holds neither signature nor time");
        });
        sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
        chain.olderSettledWithMetadata(MadeChain.RELAY, response, BLOCK);
        assertThat(settlement()).extracting(Finding::code).containsExactly("EV-SETTLED-ON-CHAIN");
    }

    @Test
    void aRevertedTransactionIsNotASettlement() throws IOException {
        SingleSettlement one = SingleSettlement.of(response());
        chain.settleCall(MadeChain.RELAY, one, BLOCK, TRANSACTION);
        assertThat(settlement()).isEmpty();
        chain.receipt(TRANSACTION, false);
        assertThat(settlement()).extracting(Finding::code).containsExactly("EV-SETTLEMENT-REVERTED");
        chain.settled(MadeChain.RELAY, one, MadeChain.PAYER, BLOCK, MadeChain.hash("again"));
        assertThat(settlement()).extracting(Finding::code).containsExactly("EV-SETTLED-ON-CHAIN");
    }

    @Test
    void aBlobIsComparedWithTheEventTheAddressIncluded() throws IOException {
        SingleSettlement one = SingleSettlement.of(response());
        Evidence.SettledInference blob = blob(MadeChain.PAYER);
        chain.settled(MadeChain.RELAY, one, MadeChain.PAYER, BLOCK, TRANSACTION);
        assertThat(settlement(blob)).isEqualTo("EV-SETTLED-ON-CHAIN");
        assertThat(settlement(blob(MadeChain.ANYBODYS))).isEqualTo("EV-SETTLED-OTHERWISE");
        sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
        chain.settled(MadeChain.ANYBODYS, one, MadeChain.PAYER, BLOCK, TRANSACTION);
        assertThat(settlement(blob)).isEqualTo("EV-SETTLED-ELSEWHERE");
        sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
        chain.batchSettled(MadeChain.RELAY, "0x" + "00".repeat(32), 4, BLOCK);
        assertThat(settlement(blob)).isEqualTo("EV-SETTLED-NOWHERE");
    }

    @Test
    void aClaimIsToldWhetherTheRootOfItsBatchIsOnTheChainAndKeepsItsTierEitherWay() throws IOException {
        response();
        Evidence.SettlementBatch batch = batch();
        assertThat(settlement())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).endsWith("root " + batch.root()));
        chain.batchSettled(MadeChain.RELAY, "0x" + "00".repeat(32), 4, BLOCK);
        assertThat(settlement()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SETTLED-IN-BATCH");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
            assertThat(finding.detail()).endsWith("nothing in the case shows it on the chain");
        });
        chain.batchSettled(MadeChain.RELAY, batch.root(), 4, BLOCK);
        assertThat(settlement())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("settled on the chain, block"));
    }

    @Test
    void aBlobBesideABatchIsToldAsWhatItIs() throws IOException {
        response();
        batch();
        blob(MadeChain.PAYER);
        assertThat(settlement())
                .filteredOn(finding -> finding.code().equals("EV-SETTLED-INDIVIDUALLY"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("it is also in a batch"));
    }

    private Evidence.SettlementBatch batch() throws IOException {
        read(TREES.at("/trees/2/dump"));
        return (Evidence.SettlementBatch) sink.evidence.getLast();
    }

    private Evidence.SettledInference blob(String address) {
        JsonNode item = LAYOUTS.get("items").get(0);
        Digest id = Digest.sha256(address.getBytes(StandardCharsets.UTF_8));
        var blob = new Evidence.SettledInference(
                id,
                id,
                "blob",
                item.get("teeId").textValue(),
                item.get("inputHash").textValue().substring(2),
                item.get("outputHash").textValue().substring(2),
                item.get("signature_base64").textValue(),
                "1747001000",
                address);
        sink.evidence.add(blob);
        return blob;
    }

    private Evidence.SignedResponse response() throws IOException {
        JsonNode item = LAYOUTS.get("items").get(0);
        read(JsonNodeFactory.instance
                .objectNode()
                .put("object", "chat.completion")
                .put("tee_request_hash", item.get("inputHash").textValue().substring(2))
                .put("tee_output_hash", item.get("outputHash").textValue().substring(2))
                .put("tee_timestamp", item.get("timestamp").asLong())
                .put("tee_id", item.get("teeId").textValue())
                .put("tee_signature", item.get("signature_base64").textValue()));
        return (Evidence.SignedResponse) sink.evidence.getLast();
    }

    private void logOfTheVectors(String contract) {
        JsonNode log = StreamSupport.stream(LOGS.get("logs").spliterator(), false)
                .filter(one -> one.get("event").textValue().equals("IndividualSettlement"))
                .findFirst()
                .orElseThrow();
        List<String> topics =
                log.get("topics").valueStream().map(JsonNode::textValue).toList();
        Digest id = Digest.sha256(new byte[] {7});
        sink.evidence.add(new Evidence.EventLog(
                id,
                id,
                "log",
                Optional.of(10740L),
                Optional.of(contract),
                topics,
                log.get("data").textValue(),
                Optional.of(5L),
                Optional.of(BLOCK),
                Optional.empty(),
                Optional.of(0)));
    }

    private void read(JsonNode json) throws IOException {
        TrailReaders.installed().readFile(MemoryFile.of("file.json", json.toString()), sink);
    }

    private Finding onChain(Evidence.SettlementBatch batch) {
        return new CollectedEvidence(sink)
                .findings(batch, ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.code().startsWith("EV-SETTLE"))
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> codes(Evidence item) {
        return new CollectedEvidence(sink)
                .findings(item, ReferenceValues.BUILT_IN).stream()
                        .map(Finding::code)
                        .toList();
    }

    private String settlement(Evidence.SettledInference blob) {
        List<String> codes = codes(blob);
        assertThat(codes).hasSize(1);
        return codes.getFirst();
    }

    private List<Finding> settlement() {
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.check().equals("settlement"))
                        .toList();
    }
}
