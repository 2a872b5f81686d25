package dev.reckoner.appraise;

import dev.reckoner.appraise.code.Tier;
import java.util.List;
import java.util.Set;

/**
 * How findings fold into the tier of a claim: one contraindication decides; else everything that the policy asks for must have
 * been answered and no answer be left open, or the claim is not checked; else one warning makes it a warning; else it is
 * affirming.
 *
 * <p>The fold is monotonic: replacing an answer by a graver one, losing the answer to a required question, or adding an answer
 * to one that is not required never invites more reliance than before. What is not required ({@code model}, {@code weights},
 * {@code time}, {@code trace}, {@code reexecution}) is asked only where there is something to ask about; without it a tier says less, and the
 * coverage shows it.
 *
 * <p>{@link #REMARKS} are told and weigh nothing, unless they contraindicated, which none does: they speak of what no response
 * of this kind has, or of what a case need not hold.
 *
 * @param required check ids that must be answered
 */
public record AppraisalPolicy(List<String> required) {
    /**
     * Checks whose findings are remarks. What they warn of rests on things beside the claim that its own evidence does not need,
     * so a trail without them must not stand better than one with them.
     */
    public static final Set<String> REMARKS = Set.of(
            "admission",
            "audit-log",
            "completeness",
            "cost",
            "coverage",
            "payer",
            "registry",
            "replay",
            "same-text",
            "settlement",
            "timeline");

    /** Signed, unchanged, by a fresh attested key of the parties named and of an approved build. */
    public static final AppraisalPolicy DEFAULT = new AppraisalPolicy(
            List.of("signature", "input", "output", "key", "party", "attestation", "freshness", "measurement"));

    public AppraisalPolicy {
        required = List.copyOf(required);
    }

    /** False for a remark, which changes no tier. */
    public static boolean weighs(Finding finding) {
        return finding.tier() == Tier.CONTRAINDICATED || !REMARKS.contains(finding.check());
    }

    /** The tier that these findings about one subject add up to. */
    public Tier fold(List<Finding> findings) {
        if (any(findings, Tier.CONTRAINDICATED)) {
            return Tier.CONTRAINDICATED;
        }
        if (!answered(findings) || any(findings, Tier.NONE)) {
            return Tier.NONE;
        }
        return any(findings, Tier.WARNING) ? Tier.WARNING : Tier.AFFIRMING;
    }

    private static boolean any(List<Finding> findings, Tier tier) {
        return findings.stream().anyMatch(finding -> finding.tier() == tier && weighs(finding));
    }

    private boolean answered(List<Finding> findings) {
        return required.stream()
                .allMatch(check ->
                        findings.stream().anyMatch(finding -> finding.check().equals(check)));
    }
}
