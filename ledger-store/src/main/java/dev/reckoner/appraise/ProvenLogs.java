package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.Receipt;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which logs and transactions of a case are proven: a receipt that holds them is in a block that the analyst vouches for. A log
 * that tells more than its receipt, such as another block or time, is not the proven one.
 */
public final class ProvenLogs {
    private final Map<Content, List<Held>> logs = new HashMap<>();
    private final Map<String, List<Held>> transactions = new HashMap<>();

    private record Content(String address, List<String> topics, String data) {}

    private record Held(Digest item, ReceiptReading reading, TrustedBlock block, Receipt receipt) {
        boolean agrees(Optional<Long> chain, Optional<Long> number, Optional<Instant> time) {
            return chain.filter(told -> told != block.chainId()).isEmpty()
                    && number.filter(told -> told != block.number()).isEmpty()
                    && time.filter(told -> !told.equals(reading.file().header().timestamp()))
                            .isEmpty();
        }
    }

    private ProvenLogs() {}

    static ProvenLogs of(ProofReadings readings, Check.Context context) {
        var proven = new ProvenLogs();
        for (Evidence.ReceiptProof item : context.evidence().all(Evidence.ReceiptProof.class)) {
            readings.of(item, context)
                    .ifPresent(reading -> VouchedBlock.of(reading.file().header(), context.references())
                            .ifPresent(block -> proven.add(item.id(), reading, block)));
        }
        return proven;
    }

    /** The proven logs of the case, for one question; every proof is walked. */
    public static ProvenLogs of(Check.Context context) {
        return new ProofReadings().proven(context);
    }

    private void add(Digest item, ReceiptReading reading, TrustedBlock block) {
        reading.proven().ifPresent(receipt -> {
            Held held = new Held(item, reading, block, receipt);
            receipt.logs()
                    .forEach(log -> logs.computeIfAbsent(content(log), any -> new ArrayList<>())
                            .add(held));
            reading.transaction()
                    .ifPresent(hash -> transactions
                            .computeIfAbsent(hash, any -> new ArrayList<>())
                            .add(held));
        });
    }

    private static Content content(Receipt.Log log) {
        return new Content(
                log.address().toString(),
                log.topics().stream().map(Bytes::toString).toList(),
                log.data().toString());
    }

    /** True if a receipt of a trusted block holds the log, with all that the log tells of its surroundings. */
    public boolean isProven(Evidence.EventLog log) {
        return provenBy(log).isPresent();
    }

    /** The block under which the log is proven. */
    public Optional<TrustedBlock> provenBy(Evidence.EventLog log) {
        return holding(log).map(Held::block);
    }

    /** The item that proves the log. */
    Optional<Digest> itemProving(Evidence.EventLog log) {
        return holding(log).map(Held::item);
    }

    private Optional<Held> holding(Evidence.EventLog log) {
        return log.address()
                .map(address -> logs.getOrDefault(new Content(address, log.topics(), log.data()), List.of()))
                .flatMap(held -> first(
                        held,
                        each -> each.agrees(log.chainId(), log.block(), log.blockTime())
                                && each.reading()
                                        .transaction()
                                        .filter(hash -> log.transaction()
                                                .filter(told -> !told.equals(hash))
                                                .isPresent())
                                        .isEmpty()));
    }

    /** True if the transaction's receipt is proven, with all that is told of it. */
    public boolean isProven(Evidence.ChainTransaction transaction) {
        return provenBy(transaction).isPresent();
    }

    /** The block under which the transaction's receipt is proven; what only the transaction itself tells is not looked at. */
    public Optional<TrustedBlock> provenBy(Evidence.ChainTransaction transaction) {
        return transaction
                .hash()
                .map(hash -> transactions.getOrDefault(hash, List.of()))
                .flatMap(held -> first(
                        held,
                        each -> each.agrees(transaction.chainId(), transaction.block(), transaction.blockTime())
                                && transaction
                                        .succeeded()
                                        .filter(told -> each.receipt()
                                                .succeeded()
                                                .filter(told::equals)
                                                .isEmpty())
                                        .isEmpty()))
                .map(Held::block);
    }

    private static Optional<Held> first(List<Held> held, Predicate<Held> fits) {
        return held.stream().filter(fits).findFirst();
    }
}
