package dev.reckoner.appraise;

import java.util.List;
import java.util.Set;

/**
 * How findings fold into the tier of a claim: one contraindication decides; else everything that the policy asks for must have
 * been answered, or the claim is not checked; else one warning makes it a warning; else it is affirming.
 *
 * <p>The fold is monotonic: taking a finding away, or replacing it by one that affirms less, never yields a tier that invites
 * more reliance. {@link Tier#NONE} and {@link Tier#CONTRAINDICATED} both invite none.
 *
 * @param required check ids that must be answered
 * @param decisive check ids that are not asked for, but whose undecided answer leaves the claim undecided
 */
public record AppraisalPolicy(List<String> required, Set<String> decisive) {
    /** Signed, unchanged, by an attested key of an approved build, with the released model. */
    public static final AppraisalPolicy DEFAULT = new AppraisalPolicy(
            List.of("signature", "input", "output", "key", "attestation", "measurement"),
            Set.of("model", "reexecution"));

    public AppraisalPolicy {
        required = List.copyOf(required);
        decisive = Set.copyOf(decisive);
    }

    /** The tier that these findings about one subject add up to. */
    public Tier fold(List<Finding> findings) {
        if (any(findings, Tier.CONTRAINDICATED)) {
            return Tier.CONTRAINDICATED;
        }
        if (!decided(findings)) {
            return Tier.NONE;
        }
        return any(findings, Tier.WARNING) ? Tier.WARNING : Tier.AFFIRMING;
    }

    private static boolean any(List<Finding> findings, Tier tier) {
        return findings.stream().anyMatch(finding -> finding.tier() == tier);
    }

    private boolean decided(List<Finding> findings) {
        boolean answered = required.stream()
                .allMatch(check ->
                        findings.stream().anyMatch(finding -> finding.check().equals(check)));
        boolean open = findings.stream()
                .filter(finding -> finding.tier() == Tier.NONE)
                .anyMatch(finding -> required.contains(finding.check()) || decisive.contains(finding.check()));
        return answered && !open;
    }
}
