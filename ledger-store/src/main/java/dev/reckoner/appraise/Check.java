package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;

/**
 * One question. A check is a pure function of its arguments: no clock, no network, no state. Bad evidence is a finding,
 * never an exception.
 */
public interface Check {
    /** Stable id, for example {@code signature}. */
    String id();

    /** Findings about a claim; empty where the question does not arise for it. */
    default List<Finding> appraise(Claim claim, Context context) {
        return List.of();
    }

    /** Findings about an evidence item on its own; empty where the question does not arise for it. */
    default List<Finding> appraise(Evidence evidence, Context context) {
        return List.of();
    }

    /**
     * What a check may look at.
     *
     * @param evidence the case's evidence
     * @param references what it is compared with
     */
    record Context(CaseEvidence evidence, ReferenceValues references) {}
}
