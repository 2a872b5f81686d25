package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which finding of a claim decides its tier, and the two orders in which findings are read. */
final class DecidingFinding {
    private static final List<Tier> GRAVITY = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.NONE, Tier.AFFIRMING);

    private DecidingFinding() {}

    /**
     * The gravest finding, of equals the first checked. Where nothing speaks against the claim, the one that says most for it:
     * that it was run again, since every other check trusts the record.
     */
    static Optional<Finding> of(List<Finding> findings) {
        Optional<Finding> gravest = findings.stream().min(gravestFirst());
        return gravest.filter(finding -> finding.tier() == Tier.AFFIRMING)
                .flatMap(any -> findings.stream()
                        .filter(finding -> finding.check().equals("reexecution"))
                        .findFirst())
                .or(() -> gravest);
    }

    /** The gravest first, of equals the first checked. */
    static List<Finding> byTier(List<Finding> findings) {
        return findings.stream().sorted(gravestFirst()).toList();
    }

    private static Comparator<Finding> gravestFirst() {
        return Comparator.comparingInt(finding -> GRAVITY.indexOf(finding.tier()));
    }
}
