package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;

/** Remembers where the case's settlements hold what, because every claim asks; the key is all that it depends on. */
final class SettlementIndexes {
    private final SettlementBatches batches;
    private Optional<Built> built = Optional.empty();

    private record Built(
            List<Evidence.SettlementBatch> batches, List<Evidence.SettledInference> singles, SettlementIndex index) {}

    SettlementIndexes(SettlementBatches batches) {
        this.batches = batches;
    }

    synchronized SettlementIndex of(Check.Context context) {
        List<Evidence.SettlementBatch> held = context.evidence().batches();
        List<Evidence.SettledInference> singles = context.evidence().settledInferences();
        Optional<Built> fitting = built.filter(
                known -> known.batches().equals(held) && known.singles().equals(singles));
        if (fitting.isPresent()) {
            return fitting.get().index();
        }
        SettlementIndex index = SettlementIndex.of(context, batches);
        built = Optional.of(new Built(held, singles, index));
        return index;
    }
}
