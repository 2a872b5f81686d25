package dev.reckoner.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A condition as it is put to a row that is at hand. */
public final class ClaimTest implements Predicate<ClaimFacts> {
    /** Only what is asked for: most claims of a case are put to it. */
    private final List<Predicate<ClaimFacts>> parts = new ArrayList<>();

    ClaimTest(ResolvedCondition resolved) {
        var condition = resolved.condition();
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
            parts.add(resolved.concerned()::has);
        }
        if (!condition.rests().isEmpty()) {
            parts.add(row -> resolved.rests().contains(row.grounds().rests()));
        }
        if (condition.payer().isPresent()) {
            parts.add(row -> resolved.paid().has(row.number()));
        }
        if (!condition.marks().isEmpty()) {
            parts.add(row -> resolved.marks().isOneOf(row.number(), condition.marks()));
        }
        condition.ids().ifPresent(ids -> parts.add(row -> ids.contains(row.id())));
        List<String> needles = condition.needles();
        if (!needles.isEmpty()) {
            parts.add(row -> hasText(row, needles));
        }
    }

    /** All of a condition but what a row does not spell out: reason codes, evidence, payers and marks. */
    public static ClaimTest ofRowAlone(ClaimCondition condition) {
        return new ClaimTest(ResolvedCondition.ofRowAlone(condition));
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
