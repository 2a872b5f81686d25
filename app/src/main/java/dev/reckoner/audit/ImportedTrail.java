package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ledger.projection.ClaimTable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;

/**
 * A trail as it was recorded.
 *
 * @param at when
 * @param index of the ledger's entry
 */
record ImportedTrail(CaseEntry.TrailImported entry, Instant at, long index) {
    /**
     * Its line in the list of trails.
     *
     * @param counts claims of every trail by tier
     */
    TrailRow row(List<ClaimTable.Count> counts) {
        var tiers = new EnumMap<Tier, Integer>(Tier.class);
        for (var count : counts) {
            if (count.trail() == entry.number()) {
                tiers.merge(TierColumn.tier(count.tier(), "claim"), Math.toIntExact(count.claims()), Integer::sum);
            }
        }
        return new TrailRow(
                entry.number(),
                entry.file(),
                entry.format(),
                entry.size(),
                entry.digest(),
                at,
                tiers.values().stream().mapToInt(Integer::intValue).sum(),
                entry.read(),
                tiers,
                entry.problems(),
                index);
    }
}
