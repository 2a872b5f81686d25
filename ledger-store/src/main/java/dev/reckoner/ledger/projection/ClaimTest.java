package dev.reckoner.ledger.projection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A condition as it is put to a row that is at hand. */
public final class ClaimTest implements Predicate<ClaimFacts> {
    private final ClaimCondition condition;
    private final List<String> needles;
    private final Concerned concerned;

    /**
     * The sets that say that one of the condition's codes concerns a claim.
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

    ClaimTest(ClaimCondition condition, Concerned concerned) {
        this.condition = condition;
        this.needles = condition.needles();
        this.concerned = concerned;
    }

    /** All of a condition but the reason codes, which a row does not spell out. */
    public static ClaimTest withoutCodes(ClaimCondition condition) {
        return new ClaimTest(condition.withCodes(Set.of()), Concerned.NONE);
    }

    @Override
    public boolean test(ClaimFacts row) {
        return (condition.tiers().isEmpty() || condition.tiers().contains(row.tier()))
                && (condition.verdicts().isEmpty()
                        || condition.verdicts().contains(row.verdict().orElse(ClaimCondition.NOT_RUN)))
                && isNamed(row)
                && (condition.trail().isEmpty() || condition.trail().getAsInt() == row.trail())
                && condition.made().map(span -> span.contains(row.madeAt())).orElse(true)
                && (condition.codes().isEmpty() || concerned.has(row))
                && condition.ids().map(ids -> ids.contains(row.id())).orElse(true)
                && hasText(row);
    }

    private boolean isNamed(ClaimFacts row) {
        return condition.named().entrySet().stream()
                .allMatch(name -> name.getKey().of(row).equals(name.getValue()));
    }

    private boolean hasText(ClaimFacts row) {
        if (needles.isEmpty()) {
            return true;
        }
        var words = row.words();
        String looked = String.join(
                        "\n",
                        words.label(),
                        words.provider(),
                        words.operator(),
                        words.application(),
                        words.model(),
                        row.id().toString())
                .toLowerCase(Locale.ROOT);
        return needles.stream().allMatch(looked::contains);
    }
}
