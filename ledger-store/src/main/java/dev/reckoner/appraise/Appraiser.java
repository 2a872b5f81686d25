package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks every question of every subject, in a fixed order.
 *
 * @param checks the questions
 */
public record Appraiser(List<Check> checks) {
    public Appraiser {
        checks = List.copyOf(checks);
    }

    /** All checks of this module. */
    public static Appraiser standard() {
        var checks = new ArrayList<Check>();
        checks.add(new StatementSignatureCheck());
        checks.add(new ValueDigestCheck("input"));
        checks.add(new ValueDigestCheck("output"));
        checks.add(new TraceCheck());
        checks.add(new ModelReleaseCheck());
        checks.add(new ModelNameCheck());
        checks.add(new NodeAnswerCheck());
        checks.add(new ZkProofCheck());
        checks.addAll(EvidenceChecks.all());
        return new Appraiser(checks);
    }

    /** These checks and one more. */
    public Appraiser and(Check check) {
        var more = new ArrayList<>(checks);
        more.add(check);
        return new Appraiser(more);
    }

    /** Findings about a claim, in the order of the checks. */
    public List<Finding> appraise(Claim claim, Check.Context context) {
        var own = context.anew();
        var findings = new ArrayList<Finding>();
        checks.forEach(check -> findings.addAll(check.appraise(claim, own)));
        return findings;
    }

    /** Findings about an evidence item, in the order of the checks. */
    public List<Finding> appraise(Evidence evidence, Check.Context context) {
        var own = context.anew();
        var findings = new ArrayList<Finding>();
        checks.forEach(check -> findings.addAll(check.appraise(evidence, own)));
        return findings;
    }
}
