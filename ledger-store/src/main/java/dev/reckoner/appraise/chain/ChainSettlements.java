package dev.reckoner.appraise.chain;

import dev.reckoner.trail.opengradient.contract.SettlementCall;
import dev.reckoner.trail.opengradient.contract.SettlementEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settlements that the case's logs and transactions tell of. */
public final class ChainSettlements {
    private final Map<String, List<SettledBatch>> byRoot = new HashMap<>();
    private final Map<String, List<SettledSingle>> bySignature = new HashMap<>();
    private final Map<String, List<SettledSingle>> byHashes = new HashMap<>();
    private final List<SettledSingle> singles = new ArrayList<>();

    private ChainSettlements() {}

    static ChainSettlements of(List<ToldEvent> events, List<ToldCall> calls) {
        var settlements = new ChainSettlements();
        // Logs first, since a transaction that has one needs no receipt.
        for (ToldEvent told : events) {
            if (told.event() instanceof SettlementEvent event) {
                settlements.add(of(event, told.told()));
            }
        }
        for (ToldCall told : calls) {
            if (told.call() instanceof SettlementCall call) {
                settlements.add(of(call, told.told()));
            }
        }
        return settlements;
    }

    private static Settled of(SettlementEvent event, Told told) {
        return switch (event) {
            case SettlementEvent.BatchSettlement e ->
                new SettledBatch(e.merkleRoot(), e.batchSize(), e.blobId().text(), told);
            case SettlementEvent.OlderBatchSettlement e ->
                new SettledBatch(e.merkleRoot(), e.batchSize(), Optional.empty(), told);
            case SettlementEvent.IndividualSettlement e ->
                new SettledSingle(
                        Optional.of(e.teeId()),
                        e.inputHash(),
                        e.outputHash(),
                        Optional.of(e.timestamp().seconds()),
                        Optional.of(e.ethAddress()),
                        Optional.of(e.signature().text()),
                        told);
            case SettlementEvent.OlderSettlement e -> older(e.inputHash(), e.outputHash(), told);
            case SettlementEvent.OlderSettlementWithMetadata e -> older(e.inputHash(), e.outputHash(), told);
        };
    }

    private static Settled of(SettlementCall call, Told told) {
        return switch (call) {
            case SettlementCall.BatchSettle c ->
                new SettledBatch(c.merkleRoot(), c.batchSize(), c.blobId().text(), told);
            case SettlementCall.OlderBatchSettle c ->
                new SettledBatch(c.merkleRoot(), c.batchSize(), Optional.empty(), told);
            case SettlementCall.SettleIndividual c ->
                new SettledSingle(
                        Optional.of(c.teeId()),
                        c.inputHash(),
                        c.outputHash(),
                        Optional.of(c.timestamp().seconds()),
                        Optional.of(c.ethAddress()),
                        Optional.of(c.signature().text()),
                        told);
            case SettlementCall.OlderSettle c -> older(c.inputHash(), c.outputHash(), told);
            case SettlementCall.OlderSettleWithMetadata c -> older(c.inputHash(), c.outputHash(), told);
        };
    }

    private static SettledSingle older(String inputHash, String outputHash, Told told) {
        return new SettledSingle(
                Optional.empty(),
                inputHash,
                outputHash,
                Optional.<BigInteger>empty(),
                Optional.empty(),
                Optional.empty(),
                told);
    }

    private void add(Settled settled) {
        switch (settled) {
            case SettledBatch batch ->
                byRoot.computeIfAbsent(batch.root(), any -> new ArrayList<>(1)).add(batch);
            case SettledSingle single -> {
                singles.add(single);
                byHashes.computeIfAbsent(hashes(single.inputHash(), single.outputHash()), any -> new ArrayList<>(1))
                        .add(single);
                single.signature()
                        .ifPresent(signature -> bySignature
                                .computeIfAbsent(signature, any -> new ArrayList<>(1))
                                .add(single));
            }
        }
    }

    private static String hashes(String inputHash, String outputHash) {
        return inputHash + outputHash;
    }

    /** True if nothing tells of any settlement. */
    public boolean isEmpty() {
        return byRoot.isEmpty() && singles.isEmpty();
    }

    /** Everything told of batches with that root. */
    public List<SettledBatch> batches(String root) {
        return List.copyOf(byRoot.getOrDefault(root, List.of()));
    }

    /** Every single inference, logs before calls. */
    public List<SettledSingle> singles() {
        return List.copyOf(singles);
    }

    /**
     * Single inferences that carry the signature or both hashes.
     *
     * @param signature {@code 0x} and hexadecimal
     * @param inputHash {@code 0x} and 64 characters
     * @param outputHash likewise
     */
    public List<SettledSingle> singles(String signature, String inputHash, String outputHash) {
        return Stream.concat(
                        bySignature.getOrDefault(signature, List.of()).stream(),
                        byHashes.getOrDefault(hashes(inputHash, outputHash), List.of()).stream())
                .distinct()
                .toList();
    }
}
