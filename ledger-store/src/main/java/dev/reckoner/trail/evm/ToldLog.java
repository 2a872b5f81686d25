package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a source tells of an event log. */
record ToldLog(
        Optional<Long> chain,
        Optional<String> address,
        List<String> topics,
        String data,
        Optional<Long> block,
        Optional<Instant> time,
        Optional<String> transaction,
        Optional<Integer> index) {
    static ToldLog of(ChainFields fields, Around around, BlockTimes times) throws TrailFormatException {
        Optional<Long> block = fields.number("blockNumber").or(around::block);
        return new ToldLog(
                fields.number("chainId").or(around::chain),
                fields.address("address"),
                fields.topics(),
                fields.data("data").orElse("0x"),
                block,
                fields.time("blockTimestamp", "timeStamp").or(around::time).or(() -> times.of(block)),
                fields.hash("transactionHash").or(around::transaction),
                fields.index("logIndex", "index"));
    }

    Evidence.EventLog evidence(Digest blob, String place) {
        return new Evidence.EventLog(id(), blob, place, chain, address, topics, data, block, time, transaction, index);
    }

    /** What is not told is left out. */
    private Digest id() {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        address.ifPresent(value -> told.put("address", value));
        topics.forEach(told.putArray("topics")::add);
        told.put("data", data);
        transaction.ifPresent(value -> told.put("transaction", value));
        index.ifPresent(value -> told.put("index", value));
        return Digest.sha256(CanonicalJson.bytes(told));
    }
}
