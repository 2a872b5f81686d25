package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.ChainSettlements;
import dev.reckoner.appraise.chain.SettledBatch;
import dev.reckoner.appraise.chain.Settling;
import dev.reckoner.appraise.code.OnChainCode;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.completeness.Delays;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the chain tells of a batch that adds up. */
final class BatchOnChain {
    private BatchOnChain() {}

    /** The finding; empty where the case tells of no settlement at all, so that the question does not arise. */
    static Optional<Finding> finding(Answer answer, BatchDump dump, ChainSettlements chain, Check.Context context) {
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        BigInteger count = BigInteger.valueOf(dump.values().size());
        List<SettledBatch> told = chain.batches(dump.root());
        List<SettledBatch> sameCount =
                told.stream().filter(batch -> batch.count().equals(count)).toList();
        Settling<SettledBatch> settling = settling(sameCount.isEmpty() ? told : sameCount, context);
        Answer resting =
                answer.restingOn(settling.by().map(by -> by.told().restsOn()).orElse(List.of()));
        return Optional.of(
                settling.standing() == Settling.Standing.SETTLED && sameCount.isEmpty()
                        ? resting.gives(
                                OnChainCode.SETTLED_COUNT_DIFFERS,
                                "stated " + settling.by().orElseThrow().count() + ", the batch has " + count + "; "
                                        + settling.words())
                        : resting.gives(code(settling.standing()), detail(settling, dump)));
    }

    static Settling<SettledBatch> settling(List<SettledBatch> told, Check.Context context) {
        return Settling.of(told, by -> BelievedContracts.isRelay(by, context));
    }

    /** Time of the block that settled the root; empty where no known contract did, or the time is not told. */
    static Optional<Instant> settledAt(String root, ChainSettlements chain, Check.Context context) {
        Settling<SettledBatch> settling = settling(chain.batches(root), context);
        return settling.by()
                .filter(by -> settling.standing() == Settling.Standing.SETTLED)
                .flatMap(by -> by.told().at());
    }

    private static ReasonCode code(Settling.Standing standing) {
        return switch (standing) {
            case SETTLED -> OnChainCode.SETTLED_ON_CHAIN;
            case REVERTED -> OnChainCode.SETTLEMENT_REVERTED;
            case ELSEWHERE -> OnChainCode.SETTLED_ELSEWHERE;
            case ASKED, NOWHERE -> OnChainCode.SETTLED_NOWHERE;
        };
    }

    private static String detail(Settling<SettledBatch> settling, BatchDump dump) {
        String blob = settling.by()
                .flatMap(SettledBatch::blobId)
                .map(id -> ", Walrus blob " + id)
                .orElse("");
        String delays = settling.by()
                .filter(by -> settling.standing() == Settling.Standing.SETTLED)
                .flatMap(by -> by.told().at())
                .flatMap(at -> delays(dump, at))
                .map(found -> "; " + found.words())
                .orElse("");
        return settling.words() + blob + delays;
    }

    private static Optional<Delays> delays(BatchDump dump, Instant settled) {
        return Delays.of(dump.leaves().stream()
                .flatMap(leaf -> LeafTimes.signed(leaf).stream())
                .mapToLong(at -> settled.getEpochSecond() - at.getEpochSecond())
                .toArray());
    }
}
