package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.MadeTee;
import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.payment.SamplePayments;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Trails in which it matters who paid. */
final class PaymentTrails {
    /** The sample payments are valid then. */
    private static final Instant SIGNED = Instant.ofEpochSecond(1_747_000_000);

    private static final MadeTee TEE = new MadeTee();
    private static final String SIGNATURE = "\"signature\":\"0x";

    private PaymentTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a transfer, and a settlement for who signed it that is proven to be on the chain",
                        PaymentTrails::proven,
                        PaymentCode.PAYER_PROVEN),
                Scenario.of(
                        "a signed payment in the headers of the request",
                        in -> in.file("exchange.json", paid(SamplePayments.FACILITATOR)),
                        PaymentCode.PAYER_SUPPORTED,
                        PaymentCode.PAYMENT_SIGNED),
                Scenario.of(
                        "a payment by a wallet that is a contract",
                        in -> in.file(
                                "exchange.json",
                                paid(SamplePayments.FACILITATOR.replaceFirst(SIGNATURE, SIGNATURE + "00"))),
                        PaymentCode.PAYER_ASSERTED,
                        PaymentCode.PAYMENT_WALLET_CONTRACT),
                Scenario.of(
                        "a payment of a request through oblivious HTTP",
                        in -> {
                            var exchange = paid(SamplePayments.PLAIN);
                            exchange.putObject("response_headers").put("Content-Type", "message/ohttp-chunked-res");
                            in.file("exchange.json", exchange);
                        },
                        PaymentCode.PAYER_RELAY),
                Scenario.of(
                        "a settlement for the contract that carries payments out",
                        in -> {
                            settledFor(SamplePayments.PROXY, in);
                            in.file("payment.json", SamplePayments.PLAIN);
                        },
                        PaymentCode.PAYER_NOT_SPENDER),
                Scenario.of(
                        "a settlement for an address of which no payment is told",
                        in -> settledFor(SamplePayments.WALLET, in),
                        PaymentCode.PAYER_ADDRESS_ALONE),
                Scenario.of(
                        "a payment under the name of another payer",
                        in -> in.file(
                                "payment.json",
                                SamplePayments.FACILITATOR.replace(
                                        "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
                                        "0x00000000000000000000000000000000000000AA")),
                        PaymentCode.PAYMENT_OTHER_SIGNER),
                Scenario.of(
                        "a payment with a signature of zeros",
                        in -> in.file(
                                "payment.json",
                                SamplePayments.PLAIN.replaceFirst(
                                        SIGNATURE + "[0-9a-f]{130}", SIGNATURE + "0".repeat(130))),
                        PaymentCode.PAYMENT_NO_SIGNER),
                Scenario.of(
                        "a transfer without the name of its token",
                        in -> in.file(
                                "payment.json",
                                SamplePayments.TRANSFER.replace(
                                        ",\"extra\":{\"name\":\"USD Coin\",\"version\":\"2\"}", "")),
                        PaymentCode.PAYMENT_DOMAIN_NOT_TOLD));
    }

    private static ObjectNode exchange() {
        return TEE.exchange("What is due?", "Nothing.", SIGNED.getEpochSecond());
    }

    /** The exchange with that payment in the headers of its request. */
    private static ObjectNode paid(String payment) {
        var exchange = exchange();
        exchange.putObject("request_headers").put("X-PAYMENT", SamplePayments.header(payment));
        return exchange;
    }

    private static void settledFor(String address, Investigation in) throws IOException {
        var exchange = exchange();
        in.file("exchange.json", exchange);
        in.file("blob.json", ValueTrails.settling(exchange, address));
    }

    private static void proven(Investigation in) throws IOException {
        var exchange = exchange();
        in.file("exchange.json", exchange);
        in.file("payment.json", SamplePayments.TRANSFER);
        var told = new CollectingSink();
        var chain = new MadeChain(told);
        chain.settled(
                MadeChain.RELAY,
                ChainTrail.signed(exchange),
                SamplePayments.WALLET,
                SIGNED.plusSeconds(60),
                ProvenBlock.transaction());
        in.file("chain.json", chain.file());
        var block = new ProvenBlock((Evidence.EventLog) told.evidence.getFirst());
        in.file("proof.json", block.proof());
        in.accept(block.vouched());
    }
}
