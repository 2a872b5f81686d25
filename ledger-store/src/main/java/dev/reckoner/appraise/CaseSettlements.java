package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.ChainSettlements;
import dev.reckoner.appraise.chain.LogProofs;
import dev.reckoner.appraise.chain.SettledSingle;
import dev.reckoner.appraise.chain.Told;
import dev.reckoner.appraise.completeness.Settlement;
import dev.reckoner.appraise.completeness.Signed;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a case's batches, blobs, logs and transactions settle, as one list. */
public final class CaseSettlements {
    private CaseSettlements() {}

    /** The list; of batches only those that add up, of logs and calls only those of known settlement contracts. */
    public static List<Settlement> of(Check.Context context) {
        return of(new SettlementBatches(), new ChainViews(any -> LogProofs.NONE), context);
    }

    static List<Settlement> of(SettlementBatches batches, ChainViews chain, Check.Context context) {
        ChainSettlements told = chain.of(context).settlements();
        List<Settlement> settlements = new ArrayList<>();
        for (Evidence.SettlementBatch batch : context.evidence().batches()) {
            if (batches.of(batch, context) instanceof BatchReading.Read read && read.isSound()) {
                Optional<Instant> at = BatchOnChain.settledAt(batch.root(), told, context);
                read.dump().leaves().forEach(leaf -> settlements.add(of(leaf, at)));
            }
        }
        for (Evidence.SettledInference blob : context.evidence().settledInferences()) {
            settlements.add(of(blob));
        }
        for (SettledSingle single : told.singles()) {
            if (single.told().outcome() == Told.Outcome.DONE && BelievedContracts.isRelay(single.told(), context)) {
                settlements.add(of(single));
            }
        }
        return settlements;
    }

    /** A leaf as a settlement. */
    static Settlement of(Leaf leaf, Optional<Instant> settledAt) {
        return new Settlement(
                leaf.teeId(), plain(leaf.inputHash()), plain(leaf.outputHash()), LeafTimes.signed(leaf), settledAt);
    }

    private static Settlement of(Evidence.SettledInference blob) {
        return new Settlement(
                Optional.of(blob.teeId()).filter(id -> !id.isEmpty()),
                blob.inputHash(),
                blob.outputHash(),
                Signed.time(blob.timestamp()),
                Optional.empty());
    }

    private static Settlement of(SettledSingle single) {
        return new Settlement(
                single.teeId(),
                plain(single.inputHash()),
                plain(single.outputHash()),
                single.timestamp().flatMap(LeafTimes::within),
                single.told().at());
    }

    private static String plain(String hash) {
        return hash.substring(2);
    }
}
