package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.CheckAnswer;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.ClaimCase.Rerun;
import dev.reckoner.policy.NameKind;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.trail.Claim;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a claim of the case carries, as policies look at it. */
final class CarriedEvidence {
    /** Whoever ran the claim again and found its answer. */
    static final String ANALYST = "analyst";

    /** The settlement of the claim, by whoever settled it. */
    static final String SETTLEMENT = "settlement";

    /** A log that the client kept for itself. */
    static final String CLIENT_LOG = "client-log";

    /** The node that answered. */
    static final String NODE = "node";

    /** Everybody whose word the case can hold. */
    static final List<String> WITNESSES = List.of(ANALYST, SETTLEMENT, CLIENT_LOG, NODE);

    private static final Map<String, String> BY_CHECK = Map.of(
            KnownCheck.SETTLEMENT.id(), SETTLEMENT,
            KnownCheck.AUDIT_LOG.id(), CLIENT_LOG,
            KnownCheck.NODE.id(), NODE);

    /** As claims say that a party is not named. */
    private final BlockTimes blocks;

    private final EnclaveBuilds builds;
    private final PolicyKnowledge knowledge;

    CarriedEvidence(BlockTimes blocks, EnclaveBuilds builds, PolicyKnowledge knowledge) {
        this.blocks = blocks;
        this.builds = builds;
        this.knowledge = knowledge;
    }

    /** The claim of a row with what was found about it. */
    ClaimCase of(ClaimRow row, List<Finding> findings) {
        var step = row.verdict().map(verdict -> LadderStep.valueOf(verdict.name()));
        return new ClaimCase(
                row.id().hex(),
                names(row),
                Set.of(),
                row.madeAt(),
                CheckAnswer.of(findings),
                blocks.settledAt(findings),
                builds.of(row.madeAt(), findings),
                step.map(known -> new Rerun(known, knowledge.drawn(row.id()))),
                knowledge.standing(row.operator(), row.madeAt()),
                witnesses(findings, step));
    }

    private static Map<NameKind, String> names(ClaimRow row) {
        var names = new EnumMap<NameKind, String>(NameKind.class);
        names.put(NameKind.APPLICATION, row.application());
        names.put(NameKind.PROVIDER, row.provider());
        names.put(NameKind.OPERATOR, row.operator());
        names.put(NameKind.MODEL, row.model());
        names.values().removeIf(Claim.NOT_STATED::equals);
        return names;
    }

    private static Set<String> witnesses(List<Finding> findings, Optional<LadderStep> step) {
        var names = new TreeSet<String>();
        findings.stream()
                .filter(CarriedEvidence::affirms)
                .flatMap(finding -> Optional.ofNullable(BY_CHECK.get(finding.check())).stream())
                .forEach(names::add);
        step.filter(known -> known.isConclusive() && known != LadderStep.OUTSIDE)
                .ifPresent(known -> names.add(ANALYST));
        return names;
    }

    static boolean affirms(Finding finding) {
        return finding.tier() == Tier.AFFIRMING;
    }
}
