package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.InclusionPath;
import dev.reckoner.audit.LedgerState;
import java.util.Optional;

/**
 * What a path amounts to. That it leads to the root of a head is affirming only beside a ledger that was verified: the head is the
 * case's own. What could not be computed accuses nobody.
 *
 * @param tier how good that is
 * @param key of its words
 */
record PathAnswer(Tier tier, String key) {
    static PathAnswer of(Optional<InclusionPath> path, LedgerState ledger) {
        if (path.isEmpty()) {
            return new PathAnswer(Tier.NONE, "path.notYet");
        }
        if (!path.get().included()) {
            return new PathAnswer(Tier.CONTRAINDICATED, "path.notIncluded");
        }
        return ledger.intact()
                ? new PathAnswer(Tier.AFFIRMING, "path.included")
                : new PathAnswer(Tier.NONE, "path.leads");
    }
}
