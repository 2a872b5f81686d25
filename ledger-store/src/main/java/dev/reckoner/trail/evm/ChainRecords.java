package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.opengradient.contract.RegistrationImport;
import dev.reckoner.trail.opengradient.inference.OnchainInferences;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Hands the records of a document to the sink. */
final class ChainRecords {
    private final TrailSink sink;
    private final BlockTimes times;
    private final OnchainInferences inferences;

    ChainRecords(TrailSink sink, BlockTimes times, OnchainInferences inferences) {
        this.sink = sink;
        this.times = times;
        this.inferences = inferences;
    }

    void read(JsonNode document, Spot spot) throws IOException {
        read(document, Around.NOTHING, spot);
    }

    private void read(JsonNode value, Around around, Spot spot) throws IOException {
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size() && !sink.cancelled(); i++) {
                read(list.get(i), around, spot.at(i));
            }
            return;
        }
        try {
            ChainFields fields = new ChainFields(value);
            record(value, fields, around, spot);
            for (String address : fields.wrongChecksums()) {
                sink.problem(checksum(address, spot));
            }
        } catch (TrailFormatException e) {
            String place = spot.place();
            sink.problem((place.isEmpty() ? e : e.within(place)).problem(spot.file()));
        }
    }

    private void record(JsonNode value, ChainFields fields, Around around, Spot spot) throws IOException {
        switch (value.isObject() ? RecordKind.of(value) : RecordKind.OTHER) {
            case LOG -> log(value, fields, around, spot);
            case RECEIPT -> receipt(value, fields, around, spot);
            case TRANSACTION -> transaction(value, fields, around, spot);
            case BLOCK -> block(value, fields, around, spot);
            case RECEIPT_PROOF ->
                sink.evidence(ReceiptProofFile.of(value).evidence(sink.blob(StrictJson.write(value)), spot.full()));
            case STATE_PROOF ->
                sink.evidence(StateProofFile.of(value).evidence(sink.blob(StrictJson.write(value)), spot.full()));
            case OTHER -> holder(value, fields, around, spot);
        }
    }

    private void holder(JsonNode value, ChainFields fields, Around around, Spot spot) throws IOException {
        List<String> held = RecordKind.HOLDERS.stream()
                .filter(name -> value.path(name).isContainerNode())
                .toList();
        if (held.isEmpty()) {
            throw new TrailFormatException(
                    "TR-EVM-RECORD",
                    "",
                    value.hasNonNull("error")
                            ? "The node answered with an error instead of a record"
                            : "This is neither a log nor a receipt, a transaction, a block or a proof",
                    "Fetch the record again from a node, or leave it out.");
        }
        Optional<Long> chain = fields.number("chainId");
        for (String name : held) {
            read(headed(value, value.path(name)), chain.isPresent() ? around.on(chain) : around, spot.at(name));
        }
    }

    /** The answer to {@code eth_getProof} names no block; a header beside the answer is that of its block. */
    private static JsonNode headed(JsonNode holder, JsonNode held) {
        boolean isProof = held instanceof ObjectNode && RecordKind.of(held) == RecordKind.STATE_PROOF;
        JsonNode header = holder.hasNonNull("header") ? holder.path("header") : holder.path("block");
        return isProof && !held.hasNonNull("header") && !header.isMissingNode()
                ? ((ObjectNode) held.deepCopy()).set("header", header)
                : held;
    }

    private void log(JsonNode value, ChainFields fields, Around around, Spot spot) throws IOException {
        if (value.path("removed").asBoolean()) {
            sink.problem(removed(spot));
            return;
        }
        ToldLog told = ToldLog.of(fields, around, times);
        Evidence.EventLog log = told.evidence(sink.blob(StrictJson.write(value)), spot.full());
        sink.evidence(log);
        inferences.log(log);
    }

    private void receipt(JsonNode value, ChainFields fields, Around around, Spot spot) throws IOException {
        ToldTransaction told = ToldTransaction.receipt(fields, around, times);
        sink.evidence(told.evidence(sink.blob(StrictJson.write(value)), spot.full()));
        if (fields.isList("logs")) {
            read(value.path("logs"), told.aroundLogs(), spot.at("logs"));
        }
    }

    private void transaction(JsonNode value, ChainFields fields, Around around, Spot spot) throws IOException {
        ToldTransaction told = ToldTransaction.sent(fields, around, times);
        Optional<String> input = fields.input();
        Optional<byte[]> calldata = input.map(ChainRecords::bytes);
        Optional<Digest> blob = calldata.isEmpty() ? Optional.empty() : Optional.of(sink.blob(calldata.get()));
        Evidence.ChainTransaction transaction =
                told.with(blob).evidence(sink.blob(StrictJson.write(value)), spot.full());
        sink.evidence(transaction);
        if (calldata.isPresent()) {
            RegistrationImport.read(calldata.get(), spot.file(), spot.place(), spot.full(), sink);
            inferences.call(transaction, calldata.get());
        }
    }

    private void block(JsonNode value, ChainFields fields, Around around, Spot spot) throws IOException {
        Around within = around.in(fields.number("number"), fields.time("timestamp"));
        int count = fields.isList("transactions") ? value.path("transactions").size() : 0;
        for (int i = 0; i < count && !sink.cancelled(); i++) {
            Spot at = spot.at("transactions").at(i);
            JsonNode transaction = value.path("transactions").path(i);
            if (transaction.isTextual()) {
                named(transaction, within, at);
            } else {
                read(transaction, within, at);
            }
        }
    }

    /** A transaction of which the block gives only the hash: it tells when the transaction took place. */
    private void named(JsonNode hash, Around within, Spot spot) throws IOException {
        try {
            ToldTransaction told = ToldTransaction.named(ChainFields.hash(hash, "transactions"), within);
            sink.evidence(told.evidence(sink.blob(StrictJson.write(hash)), spot.full()));
        } catch (TrailFormatException e) {
            sink.problem(e.within(spot.place()).problem(spot.file()));
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    private static ReadProblem removed(Spot spot) {
        return new ReadProblem(
                spot.file(),
                spot.place(),
                "TR-EVM-REMOVED",
                "The node marks this log as removed: its block is no longer part of the chain; it was left out",
                "Nothing, unless the log is needed: then fetch the logs of its transaction again.",
                Severity.LEFT_OUT);
    }

    private static ReadProblem checksum(String address, Spot spot) {
        return new ReadProblem(
                spot.file(),
                spot.place(),
                "TR-EVM-CHECKSUM",
                "The letters of the address " + address + " do not carry its checksum (EIP-55); the record was read",
                "Check whether the address was mistyped or changed.",
                Severity.DAMAGED);
    }
}
