package dev.reckoner.audit;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which finding of a claim decides its tier, and the two orders in which findings are read. */
public final class DecidingFinding {
    private static final List<Tier> GRAVITY = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.NONE, Tier.AFFIRMING);

    private DecidingFinding() {}

    /**
     * The gravest finding, of equals the most specific. Where nothing speaks against the claim, the one that says most for it:
     * that it was run again, since every other check trusts the record.
     */
    public static Optional<Finding> of(List<Finding> findings) {
        Optional<Finding> gravest = findings.stream()
                .filter(AppraisalPolicy::weighs)
                .min(gravestFirst().thenComparingInt(finding -> vagueness(finding.check())));
        return gravest.filter(finding -> finding.tier() == Tier.AFFIRMING)
                .flatMap(any -> findings.stream()
                        .filter(finding -> finding.check().equals("reexecution"))
                        .findFirst())
                .or(() -> gravest);
    }

    /** The gravest first, of equals the first checked. */
    public static List<Finding> byTier(List<Finding> findings) {
        return findings.stream().sorted(gravestFirst()).toList();
    }

    /** A small number for a check whose finding names the fault closely. */
    public static int vagueness(String check) {
        return KnownCheck.vagueness(check);
    }

    /** A small number for a grave answer. */
    static int gravity(Tier tier) {
        return GRAVITY.indexOf(tier);
    }

    private static Comparator<Finding> gravestFirst() {
        return Comparator.comparingInt(finding -> gravity(finding.tier()));
    }
}
