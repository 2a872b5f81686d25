package dev.reckoner.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A condition as it is put to a row that is at hand. */
public final class ClaimTest implements Predicate<ClaimFacts> {
    /** Only what is asked for: most claims of a case are put to it. */
    private final List<Predicate<ClaimFacts>> parts = new ArrayList<>();

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
        if (!condition.tiers().isEmpty()) {
            parts.add(row -> condition.tiers().contains(row.tier()));
        }
        if (!condition.verdicts().isEmpty()) {
            parts.add(row -> condition.verdicts().contains(row.verdict().orElse(ClaimCondition.NOT_RUN)));
        }
        condition.named().forEach((name, value) -> parts.add(row -> value.equals(name.of(row))));
        condition.trail().ifPresent(trail -> parts.add(row -> row.trail() == trail));
        condition.made().ifPresent(span -> parts.add(row -> span.contains(row.madeAt())));
        if (!condition.codes().isEmpty()) {
            parts.add(concerned::has);
        }
        condition.ids().ifPresent(ids -> parts.add(row -> ids.contains(row.id())));
        List<String> needles = condition.needles();
        if (!needles.isEmpty()) {
            parts.add(row -> hasText(row, needles));
        }
    }

    /** All of a condition but the reason codes, which a row does not spell out. */
    public static ClaimTest withoutCodes(ClaimCondition condition) {
        return new ClaimTest(condition.withCodes(Set.of()), Concerned.NONE);
    }

    @Override
    public boolean test(ClaimFacts row) {
        for (var part : parts) {
            if (!part.test(row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasText(ClaimFacts row, List<String> needles) {
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
