package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** Logs, transactions and receipts of a chain in the form in which a node prints them, all in one document. */
final class ChainRecordFile {
    private ChainRecordFile() {}

    static ObjectNode of(long chain, CollectingSink told) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("chainId", chain);
        var logs = file.putArray("logs");
        var transactions = file.putArray("transactions");
        var receipts = file.putArray("receipts");
        for (Evidence item : told.evidence) {
            switch (item) {
                case Evidence.EventLog log -> logs.add(log(log));
                case Evidence.ChainTransaction one ->
                    one.input()
                            .ifPresentOrElse(
                                    input -> transactions.add(sent(one, Objects.requireNonNull(told.blobs.get(input)))),
                                    () -> receipts.add(receipt(one)));
                default -> throw new IllegalArgumentException("No record of a chain: " + item.title());
            }
        }
        return file;
    }

    private static ObjectNode log(Evidence.EventLog log) {
        ObjectNode record = object("address", log.address());
        log.topics().forEach(record.putArray("topics")::add);
        record.put("data", log.data());
        log.transaction().ifPresent(hash -> record.put("transactionHash", hash));
        log.index().ifPresent(index -> record.put("logIndex", "0x%x".formatted(index)));
        return placed(record, log.block(), log.blockTime());
    }

    private static ObjectNode sent(Evidence.ChainTransaction one, byte[] calldata) {
        ObjectNode record = object("hash", one.hash()).put("nonce", "0x1").put("gas", "0x5208");
        one.from().ifPresent(from -> record.put("from", from));
        one.to().ifPresent(to -> record.put("to", to));
        record.put("input", "0x" + HexFormat.of().formatHex(calldata));
        return placed(record, one.block(), one.blockTime());
    }

    private static ObjectNode receipt(Evidence.ChainTransaction one) {
        ObjectNode record = object("transactionHash", one.hash());
        one.from().ifPresent(from -> record.put("from", from));
        record.put("status", one.succeeded().orElseThrow() ? "0x1" : "0x0");
        record.putArray("logs");
        return placed(record, one.block(), one.blockTime());
    }

    private static ObjectNode object(String member, Optional<String> value) {
        return JsonNodeFactory.instance.objectNode().put(member, value.orElseThrow());
    }

    private static ObjectNode placed(ObjectNode record, Optional<Long> block, Optional<Instant> time) {
        block.ifPresent(number -> record.put("blockNumber", "0x%x".formatted(number)));
        time.ifPresent(at -> record.put("blockTimestamp", Long.toString(at.getEpochSecond())));
        return record;
    }
}
