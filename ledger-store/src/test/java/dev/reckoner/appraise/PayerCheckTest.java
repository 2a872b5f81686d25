package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.appraise.payment.Grade;
import dev.reckoner.appraise.payment.Ground;
import dev.reckoner.appraise.payment.PayerEdge;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.payment.SamplePayments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who paid for a response. */
class PayerCheckTest {
    private static final String TOPIC = "0x74e71a1981c03bd0c36f3b1227f3ee2a34dca5d6fef25c4b2787e033ab60b782";

    private final MadeTee tee = new MadeTee();
    private final ObjectNode exchange = tee.exchange("What is due?", "Nothing.", 1_747_000_000);

    @Test
    void withoutPaymentsTheQuestionDoesNotArise() {
        assertThat(new OffChainCase().with(exchange).ofClaim("payer")).isEmpty();
    }

    @Test
    void aSignedPaymentInTheRecordSupportsItsPayer() {
        OffChainCase held = new OffChainCase().with(paid(exchange, SamplePayments.FACILITATOR));
        assertThat(held.sink.problems).isEmpty();
        assertThat(edges(held)).singleElement().satisfies(edge -> {
            assertThat(edge.payer()).isEqualTo(SamplePayments.WALLET);
            assertThat(edge.grade()).isEqualTo(Grade.SUPPORTED);
            assertThat(edge.grounds()).containsExactlyInAnyOrder(Ground.SIGNED_BY_PAYER, Ground.IN_HEADERS);
            assertThat(edge.restsOn()).hasSize(2);
        });
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-SUPPORTED");
        assertThat(held.codesOf("payer", Evidence.PaymentPayload.class)).containsExactly("EV-PAYMENT-SIGNED");
    }

    @Test
    void aPaymentThatItsStatedPayerDidNotSignMakesNobodyAPayer() {
        String framed = SamplePayments.FACILITATOR.replace(
                "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", "0x00000000000000000000000000000000000000AA");
        OffChainCase held = new OffChainCase().with(paid(exchange, framed));
        assertThat(held.ofClaim("payer")).isEmpty();
        assertThat(held.codesOf("payer", Evidence.PaymentPayload.class)).containsExactly("EV-PAYMENT-OTHER-SIGNER");
    }

    @Test
    void aContractWalletIsOnlyAsserted() {
        String longer = SamplePayments.FACILITATOR.replaceFirst("\"signature\":\"0x", "\"signature\":\"0x00");
        OffChainCase held = new OffChainCase().with(paid(exchange, longer));
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-ASSERTED");
        assertThat(held.codesOf("payer", Evidence.PaymentPayload.class)).containsExactly("EV-PAYMENT-WALLET-CONTRACT");
    }

    @Test
    void theSessionBringsThePaymentOfItsFirstRequest() {
        ObjectNode first = paid(tee.exchange("First?", "Yes.", 1_746_999_990), SamplePayments.PLAIN);
        ((ObjectNode) first.get("request_headers")).put("x-UPTO-session", "s-1");
        exchange.putObject("response_headers").put("X-Upto-Session", "s-1");
        OffChainCase held = new OffChainCase().with(exchange, first);
        assertThat(edges(held)).singleElement().satisfies(edge -> {
            assertThat(edge.grounds()).containsExactlyInAnyOrder(Ground.SIGNED_BY_PAYER, Ground.IN_SESSION);
            assertThat(edge.grade()).isEqualTo(Grade.SUPPORTED);
        });
        exchange.putObject("response_headers").put("X-Upto-Session", "s-2");
        assertThat(new OffChainCase().with(exchange, first).ofClaim("payer")).isEmpty();
    }

    @Test
    void ofARelayedRequestTheRelayPaidAndNotTheUser() {
        ObjectNode relayed = paid(exchange, SamplePayments.PLAIN);
        relayed.putObject("response_headers").put("Content-Type", "message/ohttp-chunked-res");
        OffChainCase held = new OffChainCase().with(relayed);
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-RELAY");
        assertThat(edges(held).getFirst().isRelay()).isTrue();
    }

    @Test
    void theSpenderOfAPermitIsNeverTheUser() {
        OffChainCase held =
                new OffChainCase().with(exchange, settled(SamplePayments.PROXY)).with(SamplePayments.PLAIN);
        assertThat(edges(held)).isEmpty();
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-NOT-SPENDER");
    }

    @Test
    void theContractThatABlobAndItsLogNameIsToldOnce() {
        OffChainCase held =
                new OffChainCase().with(exchange, settled(SamplePayments.PROXY)).with(SamplePayments.PLAIN);
        log(held, SamplePayments.PROXY, response().get("tee_output_hash").textValue());
        assertThat(held.ofClaim("payer")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-PAYER-NOT-SPENDER");
            assertThat(finding.restsOn()).hasSize(2);
        });
    }

    @Test
    void callingAPayerASpenderTakesNothingFromWhatThePayerSigned() {
        String asSpender =
                SamplePayments.PLAIN.replace("0x402085c248EeA27D92E8b30b2C58ed07f9E20001", SamplePayments.WALLET);
        OffChainCase held = new OffChainCase()
                .with(exchange, settled(SamplePayments.WALLET))
                .with(asSpender)
                .with(SamplePayments.TRANSFER);
        assertThat(edges(held)).extracting(PayerEdge::grade).containsExactly(Grade.SUPPORTED);
    }

    @Test
    void aPaymentThatWasNotValidThenIsOnlyAsserted() {
        ObjectNode later = tee.exchange("Much later?", "Yes.", 1_747_003_600 + 601);
        OffChainCase held = new OffChainCase().with(paid(later, SamplePayments.TRANSFER));
        assertThat(edges(held)).singleElement().satisfies(edge -> {
            assertThat(edge.grade()).isEqualTo(Grade.ASSERTED);
            assertThat(edge.grounds()).contains(Ground.NOT_VALID_THEN, Ground.SIGNED_BY_PAYER);
        });
        ObjectNode justInTime = tee.exchange("In time?", "Yes.", 1_747_003_600 + 600);
        assertThat(edges(new OffChainCase().with(paid(justInTime, SamplePayments.TRANSFER))))
                .extracting(PayerEdge::grade)
                .containsExactly(Grade.SUPPORTED);
    }

    @Test
    void forgedPaymentsInAnyNumberDoNotShutTheSignedOneOut() {
        OffChainCase held = new OffChainCase().with(exchange, settled(SamplePayments.WALLET));
        for (int i = 0; i < 40; i++) {
            held.with(SamplePayments.TRANSFER.replace("\"10000\"", "\"1000" + i + "1\""));
        }
        assertThat(edges(held)).isEmpty();
        held.with(SamplePayments.TRANSFER);
        assertThat(edges(held)).extracting(PayerEdge::grade).containsExactly(Grade.SUPPORTED);
    }

    @Test
    void anAddressInASettlementAloneIsNobodysPayment() {
        OffChainCase held = new OffChainCase().with(exchange, settled(SamplePayments.WALLET));
        assertThat(edges(held)).isEmpty();
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-ADDRESS-ALONE");
    }

    @Test
    void aSettlementForWhoSignedATransferSupportsThemAndAProvenOneProvesThem() {
        OffChainCase held = new OffChainCase().with(exchange).with(SamplePayments.TRANSFER);
        log(held, SamplePayments.WALLET, response().get("tee_output_hash").textValue());
        assertThat(edges(held)).singleElement().satisfies(edge -> {
            assertThat(edge.grounds()).containsExactlyInAnyOrder(Ground.SIGNED_BY_PAYER, Ground.SETTLED_FOR);
            assertThat(edge.grade()).isEqualTo(Grade.SUPPORTED);
        });
        assertThat(edges(held, true)).extracting(PayerEdge::grade).containsExactly(Grade.PROVEN);
        var proving = new PayerCheck(context -> log -> true);
        assertThat(proving.appraise(held.sink.claims.getFirst(), context(held)))
                .extracting(Finding::code)
                .containsExactly("EV-PAYER-PROVEN");
    }

    /** What was sent and what became of it are two records. */
    @Test
    void aSettlementThatRevertedNamesNobody() throws IOException {
        OffChainCase held = new OffChainCase().with(exchange);
        var chain = new MadeChain(held.sink);
        var response = (Evidence.SignedResponse) held.sink.evidence.getFirst();
        var at = Instant.ofEpochSecond(1_747_000_060);
        chain.settleCall(MadeChain.RELAY, response, at, MadeChain.hash("1"));
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-ADDRESS-ALONE");
        chain.receipt(MadeChain.hash("1"), false);
        assertThat(held.ofClaim("payer")).isEmpty();
        // A second source that contradicts the first leaves it open.
        chain.receipt(MadeChain.hash("1"), true);
        assertThat(held.ofClaim("payer")).extracting(Finding::code).containsExactly("EV-PAYER-ADDRESS-ALONE");
    }

    @Test
    void aProvenSettlementOfAnotherAnswerProvesNothing() {
        OffChainCase held = new OffChainCase().with(exchange).with(SamplePayments.TRANSFER);
        log(held, SamplePayments.WALLET, "ab".repeat(32));
        assertThat(edges(held, true)).isEmpty();
    }

    @Test
    void severalPayersOfOneResponseAreAllOnlyAsserted() {
        ObjectNode copy = paid(exchange, exampleOfTheSpecification());
        OffChainCase held =
                new OffChainCase().with(paid(exchange, SamplePayments.PLAIN)).with(copy);
        assertThat(edges(held)).hasSize(2).allSatisfy(edge -> {
            assertThat(edge.grade()).isEqualTo(Grade.ASSERTED);
            assertThat(edge.grounds()).contains(Ground.OTHERS_TOLD);
        });
    }

    @Test
    void whoPaidNeverChangesWhatIsThoughtOfTheAnswer() {
        OffChainCase held = new OffChainCase()
                .with(
                        paid(exchange, SamplePayments.PLAIN),
                        settled(SamplePayments.PROXY),
                        settled("0x" + "00".repeat(20)));
        assertThat(held.ofClaim("payer")).hasSizeGreaterThan(1).allMatch(finding -> finding.tier() == Tier.AFFIRMING);
    }

    private static String exampleOfTheSpecification() {
        byte[] json = Vectors.bytes("x402/exact-evm-eip3009-example.json");
        return new String(json, StandardCharsets.UTF_8);
    }

    private static ObjectNode paid(ObjectNode exchange, String payment) {
        ObjectNode paid = exchange.deepCopy();
        paid.putObject("request_headers").put("X-PAYMENT", SamplePayments.header(payment));
        return paid;
    }

    private JsonNode response() {
        return exchange.get("response");
    }

    /** The blob that settles the exchange on its own. */
    private ObjectNode settled(String address) {
        ObjectNode blob = MadeTee.object()
                .put("teeSignature", response().get("tee_signature").textValue())
                .put("teeId", tee.id())
                .put("timestamp", "1747000000")
                .put("ethAddress", address);
        blob.set("input", exchange.get("request"));
        blob.set("output", response());
        return blob;
    }

    private void log(OffChainCase held, String address, String outputHash) {
        byte[] signature =
                Base64.getDecoder().decode(response().get("tee_signature").textValue());
        Bytes blobId = Bytes.of("hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M".getBytes(StandardCharsets.US_ASCII));
        Bytes data = Bytes.ofHex(response().get("tee_request_hash").textValue())
                .then(Bytes.ofHex(outputHash))
                .then(MadeTee.word(1_747_000_000))
                .then(MadeTee.word(160))
                .then(MadeTee.word(256))
                .then(MadeTee.word(43))
                .then(blobId.then(Bytes.of(new byte[21])))
                .then(MadeTee.word(signature.length))
                .then(Bytes.of(signature));
        Digest id = Digest.sha256(data.toArray());
        held.sink.evidence(new Evidence.EventLog(
                id,
                id,
                "logs",
                Optional.of(10740L),
                Optional.of("0xf1dc0d5dcf2a01924fac78185b9227cf3ec839a5"),
                List.of(TOPIC, tee.id(), "0x" + "00".repeat(12) + address.substring(2)),
                data.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static Check.Context context(OffChainCase held) {
        return new Check.Context(new CollectedEvidence(held.sink), ReferenceValues.BUILT_IN);
    }

    private static List<PayerEdge> edges(OffChainCase held) {
        return edges(held, false);
    }

    private static List<PayerEdge> edges(OffChainCase held, boolean proven) {
        var claim = held.sink.claims.getFirst();
        return PayerEdges.of(context(held), log -> proven)
                .of(claim, ResponseSignature.carrier(claim, context(held)).orElseThrow());
    }
}
