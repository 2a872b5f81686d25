package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import java.time.Instant;
import java.util.Optional;

/** What a source tells of a transaction. */
record ToldTransaction(
        Optional<Long> chain,
        Optional<String> hash,
        Optional<String> from,
        Optional<String> to,
        Optional<Digest> input,
        Optional<Long> block,
        Optional<Instant> time,
        Optional<Boolean> succeeded) {
    /** A receipt: everything but the calldata. */
    static ToldTransaction receipt(ChainFields fields, Around around, BlockTimes times) throws TrailFormatException {
        return of(fields, fields.hash("transactionHash", "hash"), fields.succeeded(), around, times);
    }

    /** A transaction as sent, its calldata still to be kept. */
    static ToldTransaction sent(ChainFields fields, Around around, BlockTimes times) throws TrailFormatException {
        return of(fields, fields.hash("hash"), Optional.empty(), around, times);
    }

    /** A transaction of which only the hash is told. */
    static ToldTransaction named(String hash, Around around) {
        return new ToldTransaction(
                around.chain(),
                Optional.of(hash),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                around.block(),
                around.time(),
                Optional.empty());
    }

    private static ToldTransaction of(
            ChainFields fields, Optional<String> hash, Optional<Boolean> succeeded, Around around, BlockTimes times)
            throws TrailFormatException {
        Optional<Long> block = fields.number("blockNumber").or(around::block);
        return new ToldTransaction(
                fields.number("chainId").or(around::chain),
                hash,
                fields.address("from"),
                fields.address("to"),
                Optional.empty(),
                block,
                fields.time("blockTimestamp", "timeStamp").or(around::time).or(() -> times.of(block)),
                succeeded);
    }

    ToldTransaction with(Optional<Digest> calldata) {
        return new ToldTransaction(chain, hash, from, to, calldata, block, time, succeeded);
    }

    /** What this tells of the logs in its receipt. */
    Around aroundLogs() {
        return new Around(chain, block, time, hash);
    }

    Evidence.ChainTransaction evidence(Digest blob, String place) {
        return new Evidence.ChainTransaction(id(), blob, place, chain, hash, from, to, input, block, time, succeeded);
    }

    /** What is not told is left out. Numbers are texts, since the canonical form has none of 64 bits. */
    private Digest id() {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        chain.ifPresent(value -> told.put("chainId", value.toString()));
        hash.ifPresent(value -> told.put("hash", value));
        from.ifPresent(value -> told.put("from", value));
        to.ifPresent(value -> told.put("to", value));
        input.ifPresent(value -> told.put("input", value.toString()));
        block.ifPresent(value -> told.put("block", value.toString()));
        time.ifPresent(value -> told.put("blockTime", value.toString()));
        succeeded.ifPresent(value -> told.put("succeeded", value));
        return Digest.sha256(CanonicalJson.bytes(told));
    }
}
