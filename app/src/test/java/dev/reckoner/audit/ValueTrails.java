package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.code.KeyCode;
import dev.reckoner.appraise.code.SettlementCode;
import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/** Trails in which it matters whether the values are those that were signed. */
final class ValueTrails {
    private static final Tensor ONE = Tensor.ofFloats(List.of(2L), 1, 2);
    private static final Tensor OTHER = Tensor.ofFloats(List.of(2L), 1, -999);
    private static final MadeGateway GATEWAY = new MadeGateway();
    private static final MadeGateway OF_2025 = new MadeGateway(222);

    private ValueTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a sound record",
                        in -> new RecordTrail().in(in),
                        ValueCode.INPUT_MATCH,
                        ValueCode.OUTPUT_MATCH,
                        KeyCode.PARTY_UNENDORSED),
                Scenario.of(
                        "a record with other values than were signed",
                        in -> new RecordTrail()
                                .input(x().exchangedFor(OTHER))
                                .output(y().exchangedFor(OTHER))
                                .in(in),
                        ValueCode.INPUT_CHANGED,
                        ValueCode.OUTPUT_CHANGED),
                Scenario.of(
                        "a record that signs two digests of different values",
                        in -> new RecordTrail()
                                .input(x().withDigestOf(OTHER))
                                .output(y().withDigestOf(OTHER))
                                .in(in),
                        ValueCode.INPUT_TENSOR_DIFFERS,
                        ValueCode.OUTPUT_TENSOR_DIFFERS),
                Scenario.of(
                        "a record without its values",
                        in -> new RecordTrail()
                                .input(x().lost())
                                .output(y().lost())
                                .in(in),
                        ValueCode.INPUT_MISSING,
                        ValueCode.OUTPUT_MISSING),
                Scenario.of(
                        "a response beside another request",
                        in -> {
                            var exchange = exchange();
                            exchange.set("request", MadeGateway.request("Who else?", 0.5));
                            with(exchange, in);
                        },
                        ValueCode.REQUEST_HASH_MISMATCH),
                Scenario.of(
                        "a response with another text",
                        in -> {
                            var exchange = exchange();
                            ((ObjectNode) exchange.at("/response/choices/0/message")).put("content", "A foe.");
                            with(exchange, in);
                        },
                        ValueCode.OUTPUT_HASH_MISMATCH),
                Scenario.of(
                        "the blob of a single settlement, in whose request numbers may be lost",
                        in -> {
                            var exchange = exchange();
                            ((ObjectNode) exchange.get("request"))
                                    .putArray("tools")
                                    .addObject()
                                    .put("maximum", 1);
                            with(settling(exchange), in);
                        },
                        ValueCode.REQUEST_HASH_LOST,
                        SettlementCode.SETTLED_INDIVIDUALLY),
                Scenario.of(
                        "the blob of a single settlement of a stream, which ends in an empty frame",
                        in -> {
                            var exchange = exchange();
                            ((ObjectNode) exchange.get("response"))
                                    .putArray("choices")
                                    .addObject()
                                    .putObject("delta");
                            with(settling(exchange), in);
                        },
                        ValueCode.OUTPUT_HASH_ABSENT),
                Scenario.of(
                        "a response of December 2025, of whose enclave it tells nothing",
                        in -> in.file(
                                "exchange.json",
                                OF_2025.legacyExchange(
                                        MadeGateway.request("Who goes there?", 0.5), "A friend.", RecordTrail.AT)),
                        ValueCode.OUTPUT_IN_SIGNED_MESSAGE,
                        KeyCode.PARTY_BLANK));
    }

    private static RecordedValue x() {
        return RecordedValue.of("x", ONE);
    }

    private static RecordedValue y() {
        return RecordedValue.of("y", ONE);
    }

    private static ObjectNode exchange() {
        return GATEWAY.exchange(MadeGateway.request("Who goes there?", 0.5), "A friend.", RecordTrail.AT);
    }

    private static void with(ObjectNode record, Investigation in) throws IOException {
        in.file("key.json", GATEWAY.signingKey());
        in.file("record.json", record);
    }

    /** The blob that settles the exchange on its own. */
    static ObjectNode settling(ObjectNode exchange) {
        return settling(exchange, "0x" + "ab".repeat(20));
    }

    /** The same for that address. */
    static ObjectNode settling(ObjectNode exchange, String address) {
        var response = exchange.get("response");
        ObjectNode blob = exchange.objectNode();
        blob.set("input", exchange.get("request"));
        blob.set("output", response);
        return blob.put("teeSignature", response.get("tee_signature").textValue())
                .put("teeId", response.get("tee_id").textValue())
                .put("timestamp", response.get("tee_timestamp").asText())
                .put("ethAddress", address);
    }
}
