package dev.reckoner.cli;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.crypto.Digest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found about each claim, as the entries say: beside it, what a table says of tiers is held. */
final class ClaimFindings {
    private final Map<Digest, List<Finding>> byClaim;

    private ClaimFindings(Map<Digest, List<Finding>> byClaim) {
        this.byClaim = byClaim;
    }

    static ClaimFindings of(AuditCase audit) {
        return new ClaimFindings(audit.findings().stream()
                .filter(finding -> finding.subject().kind() == Subject.Kind.CLAIM)
                .collect(Collectors.groupingBy(finding -> finding.subject().id())));
    }

    /** The one that decides about a claim. */
    Optional<Finding> deciding(Digest claim) {
        return DecidingFinding.of(byClaim.getOrDefault(claim, List.of()));
    }

    /**
     * Holds the tiers of rows that are about to be shown, and how many claims of each tier there are, against the findings.
     *
     * @throws RefusedArgument LG-PROJECTION if the table says something else
     */
    void require(List<ClaimRow> rows, AuditCase audit) throws RefusedArgument {
        for (var row : rows) {
            require(row, byClaim.getOrDefault(row.id(), List.of()));
        }
        var tiers = new EnumMap<Tier, Long>(Tier.class);
        byClaim.values().forEach(findings -> tiers.merge(AppraisalPolicy.DEFAULT.fold(findings), 1L, Long::sum));
        tiers.merge(AppraisalPolicy.DEFAULT.fold(List.of()), audit.claimCount() - byClaim.size(), Long::sum);
        for (var tier : Tier.values()) {
            long said = audit.tiers().getOrDefault(tier, 0L);
            long found = tiers.getOrDefault(tier, 0L);
            if (said != found) {
                throw refused("The table claim has " + said + " " + FindingTable.word(tier)
                        + " claims, and what was found makes " + found + " so");
            }
        }
    }

    /** The same of one row and all that was found about its claim. */
    static void require(ClaimRow row, List<Finding> findings) throws RefusedArgument {
        var found = AppraisalPolicy.DEFAULT.fold(findings);
        if (found != row.tier()) {
            throw refused(
                    "The row of claim " + row.number() + " in the table claim says " + FindingTable.word(row.tier())
                            + ", and what was found about it makes it " + FindingTable.word(found));
        }
    }

    private static RefusedArgument refused(String what) {
        return new RefusedArgument(
                "LG-PROJECTION",
                what
                        + ": the table was changed from outside, or is out of date. Make it anew from the entries with 'reckoner"
                        + " rebuild', and see what 'reckoner verify-ledger' says.");
    }
}
