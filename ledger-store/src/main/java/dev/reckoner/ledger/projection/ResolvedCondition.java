package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A condition with what stands in the case for those of its parts that a row does not spell out.
 *
 * @param concerned the sets that say that one of its reason codes concerns a claim
 * @param rests the sets that hold one of the evidence items
 * @param paid the claims that its payer paid for
 * @param marks what isolations in force touch
 */
record ResolvedCondition(
        ClaimCondition condition, Concerned concerned, Set<Integer> rests, ClaimNumbers paid, ClaimMarks marks) {
    /**
     * Sets of a claim's grounds.
     *
     * @param reasons sets of codes
     * @param rests sets of what a claim rests on
     */
    record Concerned(Set<Integer> reasons, Set<Integer> rests) {
        static final Concerned NONE = new Concerned(Set.of(), Set.of());

        boolean has(ClaimFacts row) {
            return reasons.contains(row.grounds().reasons())
                    || rests.contains(row.grounds().rests());
        }
    }

    static ResolvedCondition of(CaseTables sql, ClaimCondition condition, ClaimMarks marks) throws IOException {
        var paid = condition.payer().isEmpty()
                ? ClaimNumbers.NONE
                : new PayerTable(sql).claims(condition.payer().get());
        return new ResolvedCondition(
                condition,
                new Reasons(sql).concerned(condition.codes()),
                new HashSet<>(new GroundSets(sql).holding(condition.rests())),
                paid,
                marks);
    }

    /** All of a condition but what only a case's tables tell. */
    static ResolvedCondition ofRowAlone(ClaimCondition condition) {
        var rest = condition
                .withCodes(Set.of())
                .withRests(Set.of())
                .withPayer(Optional.empty())
                .withMarks(Set.of());
        return new ResolvedCondition(rest, Concerned.NONE, Set.of(), ClaimNumbers.NONE, ClaimMarks.NONE);
    }
}
