package dev.reckoner.audit;

import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.MeansUses;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimGroups;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Which operators of a case used which keys and builds. */
final class CaseMeans {
    private CaseMeans() {}

    /**
     * Reads the uses.
     *
     * @param shared the evidence items that several claims may rest on
     */
    static List<MeansUse> uses(CaseTables tables, Collection<Evidence> shared) throws IOException {
        var items = new LinkedHashMap<String, Evidence>();
        shared.forEach(item -> items.put(item.id().toString(), item));
        return MeansUses.of(
                new ClaimGroups(tables).read(), items, EvidenceStrip.CHECKS, new GroundSets(tables)::members);
    }
}
