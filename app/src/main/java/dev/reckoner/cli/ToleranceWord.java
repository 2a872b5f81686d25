package dev.reckoner.cli;

import dev.reckoner.runtime.commit.dispute.Consistency;
import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;

/** How far a claimed value may lie from the recomputed one. */
enum ToleranceWord {
    /** As far as the default profile of its element type allows. */
    DEFAULT(seen -> ValueComparator.compare(seen.value(), seen.claimed(), seen.recomputed()).stream()
            .noneMatch(each -> each.verdict() == Verdict.OUTSIDE)),
    /** Not at all. */
    EXACT(Consistency.EXACT);

    private final Consistency consistency;

    ToleranceWord(Consistency consistency) {
        this.consistency = consistency;
    }

    Consistency consistency() {
        return consistency;
    }
}
