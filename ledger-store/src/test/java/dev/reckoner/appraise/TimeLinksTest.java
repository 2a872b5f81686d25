package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attestation, registration, response and settlement, one after the other. */
class TimeLinksTest {
    private static final Instant SIGNED = Instant.parse("2026-05-12T12:00:00Z");
    private static final String TRANSACTION = MadeChain.hash("transaction");
    private static final MadeGateway GATEWAY = new MadeGateway();

    private final CollectingSink sink = new CollectingSink();
    private final MadeChain chain = new MadeChain(sink);

    @Test
    void withoutOtherTimesThereIsNothingToCompare() throws IOException {
        answered();
        assertThat(times()).isEmpty();
    }

    @Test
    void timesInOrderAreToldWithTheSkewOfTheEnclavesClock() throws Exception {
        Evidence.SignedResponse response = answered();
        chain.registered(GATEWAY.teeId(), 0, SIGNED.minus(Duration.ofDays(1)), MadeChain.hash("registration"));
        settle(response, Duration.ofSeconds(7));
        assertThat(times()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-TIME-ORDERED");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
            assertThat(finding.detail())
                    .startsWith(
                            "registered 2026-05-11T12:00:00Z, signed 2026-05-12T12:00:00Z, settled 2026-05-12T12:00:07Z;")
                    .endsWith("settled 7 s after the time that it signed (median of 1)");
        });
    }

    @Test
    void aSettlementThatHasALogAndCalldataCountsOnceForTheSkew() throws Exception {
        Evidence.SignedResponse response = answered();
        settle(response, Duration.ofSeconds(7));
        chain.settleCall(MadeChain.RELAY, SingleSettlement.of(response), SIGNED.plusSeconds(7), TRANSACTION);
        chain.receipt(TRANSACTION, true);
        assertThat(times())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).endsWith("(median of 1)"));
    }

    @Test
    void aResponseFromBeforeItsEnclaveWasRegisteredIsAWarningBeyondTheSlackOfClocks() throws Exception {
        answered();
        chain.registered(GATEWAY.teeId(), 0, SIGNED.plusSeconds(300), TRANSACTION);
        assertThat(codes()).containsExactly("EV-TIME-ORDERED");
        sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
        chain.registered(GATEWAY.teeId(), 0, SIGNED.plusSeconds(301), TRANSACTION);
        assertThat(codes()).containsExactly("EV-TIME-BEFORE-REGISTRATION");
        chain.registered(GATEWAY.teeId(), 0, SIGNED.minusSeconds(9), MadeChain.hash("first"));
        assertThat(codes()).containsExactly("EV-TIME-ORDERED");
    }

    @Test
    void anAttestationDatedAfterItsRegistrationIsAWarning() throws Exception {
        answered();
        Instant block = SIGNED.minusSeconds(1000);
        for (int ahead : new int[] {60, 61}) {
            sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
            byte[] document = new MadeEnclave(block).document(block.plusSeconds(ahead), GATEWAY.spki());
            chain.register(
                    MadeChain.REGISTRY, document, GATEWAY.spki(), new byte[] {1}, Optional.of(block), TRANSACTION);
            chain.receipt(TRANSACTION, true);
            assertThat(codes()).containsExactly(ahead == 60 ? "EV-TIME-ORDERED" : "EV-TIME-ATTESTED-LATE");
        }
    }

    @Test
    void theBoundsOfTheVerifierHoldForWhatIsSettledAlone() throws Exception {
        Evidence.SignedResponse response = answered();
        assertThat(settledAfter(response, Duration.ofHours(1))).containsExactly("EV-TIME-ORDERED");
        assertThat(settledAfter(response, Duration.ofSeconds(3601))).containsExactly("EV-TIME-OUTSIDE-BOUNDS");
        assertThat(settledAfter(response, Duration.ofMinutes(-5))).containsExactly("EV-TIME-ORDERED");
        assertThat(settledAfter(response, Duration.ofSeconds(-301)))
                .containsExactly("EV-TIME-SETTLED-EARLY", "EV-TIME-OUTSIDE-BOUNDS");
        assertThat(times()).extracting(Finding::tier).containsOnly(Tier.WARNING);
    }

    @Test
    void whatAnybodysContractLoggedHasNoTime() throws Exception {
        Evidence.SignedResponse response = answered();
        chain.settled(
                MadeChain.ANYBODYS,
                SingleSettlement.of(response),
                MadeChain.PAYER,
                SIGNED.minusSeconds(9999),
                TRANSACTION);
        assertThat(times()).isEmpty();
    }

    @Test
    void aBatchSettledBeforeItsResponseWasSignedIsAWarning() throws Exception {
        Evidence.SignedResponse response = answered();
        Evidence.SettlementBatch batch = MadeBatch.of(sink, response);
        chain.batchSettled(MadeChain.RELAY, batch.root(), 1, SIGNED.plusSeconds(900));
        assertThat(codes()).containsExactly("EV-TIME-ORDERED");
        sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
        chain.batchSettled(MadeChain.RELAY, batch.root(), 1, SIGNED.minusSeconds(301));
        assertThat(codes()).containsExactly("EV-TIME-SETTLED-EARLY");
    }

    @Test
    void anotherTimeOfMakingThanTheSignedOneIsAWarning() throws Exception {
        ObjectNode exchange = GATEWAY.exchange(MadeGateway.request("?", 0.5), "yes", SIGNED);
        ((ObjectNode) exchange.get("response")).put("created", SIGNED.getEpochSecond() + 1);
        MadeGateway.read(sink, exchange);
        assertThat(codes()).containsExactly("EV-TIME-CREATED-DIFFERS");
    }

    @Test
    void absurdTimesOnTheChainAreNoFault() throws Exception {
        Evidence.SignedResponse response = answered();
        SingleSettlement one = SingleSettlement.of(response);
        chain.settled(
                MadeChain.RELAY,
                new SingleSettlement(
                        one.teeId(),
                        one.inputHash(),
                        one.outputHash(),
                        Optional.of(BigInteger.TWO.pow(255)),
                        "0xab",
                        Optional.empty()),
                MadeChain.PAYER,
                SIGNED,
                TRANSACTION);
        assertThat(times()).isEmpty();
    }

    private List<String> settledAfter(Evidence.SignedResponse response, Duration delay) {
        sink.evidence.removeIf(Evidence.EventLog.class::isInstance);
        settle(response, delay);
        return codes();
    }

    private void settle(Evidence.SignedResponse response, Duration delay) {
        chain.settled(MadeChain.RELAY, SingleSettlement.of(response), MadeChain.PAYER, SIGNED.plus(delay), TRANSACTION);
    }

    private Evidence.SignedResponse answered() throws IOException {
        return GATEWAY.answer(sink, MadeGateway.request("?", 0.5), "yes", SIGNED);
    }

    private List<String> codes() {
        return times().stream().map(Finding::code).toList();
    }

    private List<Finding> times() {
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.check().equals("timeline"))
                        .toList();
    }
}
