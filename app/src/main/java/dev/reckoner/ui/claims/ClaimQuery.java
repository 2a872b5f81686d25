package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.ui.shell.ClaimFilter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which claims the table shows, and in what order.
 *
 * @param tiers only these; every tier where empty
 * @param verdict by latest verdict
 * @param text words that must all occur; an abbreviated hash, {@code 7be20f…91c4d8}, is found by both its ends
 * @param days only these days
 * @param codes only claims that one of these reason codes concerns; whatever the reasons where empty
 * @param marks only claims so marked by an isolation in force; whatever the marks where empty
 * @param only exactly these claims, as another place named them
 * @param order sorted so
 */
record ClaimQuery(
        Set<Tier> tiers,
        VerdictChoice verdict,
        String text,
        Optional<Days> days,
        Set<String> codes,
        Set<ClaimMark> marks,
        Optional<ClaimFilter.Named> only,
        ClaimOrder order) {
    /** Everything, gravest first. */
    static final ClaimQuery ALL = new ClaimQuery(
            Set.of(),
            new VerdictChoice.Any(),
            "",
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            ClaimOrder.DEFAULT);

    ClaimQuery {
        tiers = Set.copyOf(tiers);
        codes = Set.copyOf(codes);
        marks = Set.copyOf(marks);
    }

    /**
     * Days of a case, counted from 1 on its first.
     *
     * @param from first
     * @param to last, inclusive
     */
    record Days(int from, int to) {
        private ClaimCondition.Span span(LocalDate first) {
            return new ClaimCondition.Span(
                    first.plusDays(from - 1L).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    first.plusDays(to).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /**
     * The question as the case's tables answer it.
     *
     * @param first the day of the case's first claim
     */
    ClaimCondition condition(LocalDate first) {
        return ClaimCondition.ALL
                .withTiers(tiers.stream().map(Tier::name).collect(Collectors.toSet()))
                .withVerdicts(verdict.names())
                .withMade(days.map(range -> range.span(first)))
                .withCodes(codes)
                .withMarks(marks)
                .withText(text)
                .withIds(only.map(ClaimFilter.Named::claims));
    }

    /** True if nothing is left out. */
    boolean everything() {
        return tiers.isEmpty()
                && verdict instanceof VerdictChoice.Any
                && text.isBlank()
                && days.isEmpty()
                && codes.isEmpty()
                && marks.isEmpty()
                && only.isEmpty();
    }

    ClaimQuery withTiers(Set<Tier> chosen) {
        return new ClaimQuery(chosen, verdict, text, days, codes, marks, only, order);
    }

    ClaimQuery withVerdict(VerdictChoice chosen) {
        return new ClaimQuery(tiers, chosen, text, days, codes, marks, only, order);
    }

    ClaimQuery withText(String typed) {
        return new ClaimQuery(tiers, verdict, typed, days, codes, marks, only, order);
    }

    ClaimQuery withDays(Optional<Days> chosen) {
        return new ClaimQuery(tiers, verdict, text, chosen, codes, marks, only, order);
    }

    ClaimQuery withCodes(Set<String> chosen) {
        return new ClaimQuery(tiers, verdict, text, days, chosen, marks, only, order);
    }

    ClaimQuery withOnly(Optional<ClaimFilter.Named> chosen) {
        return new ClaimQuery(tiers, verdict, text, days, codes, marks, chosen, order);
    }

    ClaimQuery withOrder(ClaimOrder chosen) {
        return new ClaimQuery(tiers, verdict, text, days, codes, marks, only, chosen);
    }

    ClaimQuery withMarks(Set<ClaimMark> chosen) {
        return new ClaimQuery(tiers, verdict, text, days, codes, chosen, only, order);
    }
}
