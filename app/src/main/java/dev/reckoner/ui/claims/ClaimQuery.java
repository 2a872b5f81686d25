package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.shell.ClaimFilter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which claims the table shows, and in what order.
 *
 * @param tiers only these; every tier where empty
 * @param verdict by latest verdict
 * @param text words that must all occur; an abbreviated hash, {@code 7be20f…91c4d8}, is found by both its ends
 * @param days only these days
 * @param only exactly these claims, as another place named them
 * @param order sorted so
 */
record ClaimQuery(
        Set<Tier> tiers,
        VerdictChoice verdict,
        String text,
        Optional<Days> days,
        Optional<ClaimFilter.Named> only,
        ClaimOrder order) {
    /** Everything, gravest first. */
    static final ClaimQuery ALL = new ClaimQuery(
            Set.of(), new VerdictChoice.Any(), "", Optional.empty(), Optional.empty(), ClaimOrder.DEFAULT);

    private static final Pattern SEPARATOR = Pattern.compile("[\\s…]+");

    ClaimQuery {
        tiers = Set.copyOf(tiers);
    }

    /**
     * Days of a case, counted from 1 on its first.
     *
     * @param from first
     * @param to last, inclusive
     */
    record Days(int from, int to) {
        boolean contains(int day) {
            return from <= day && day <= to;
        }
    }

    /** The lines that match, in order; reads every line, so not for the FX thread. */
    List<ClaimLine> apply(List<ClaimLine> lines) {
        return lines.stream().filter(matching()).sorted(order.comparator()).toList();
    }

    /** True if nothing is left out. */
    boolean everything() {
        return tiers.isEmpty()
                && verdict instanceof VerdictChoice.Any
                && text.isBlank()
                && days.isEmpty()
                && only.isEmpty();
    }

    ClaimQuery withTiers(Set<Tier> chosen) {
        return new ClaimQuery(chosen, verdict, text, days, only, order);
    }

    ClaimQuery withVerdict(VerdictChoice chosen) {
        return new ClaimQuery(tiers, chosen, text, days, only, order);
    }

    ClaimQuery withText(String typed) {
        return new ClaimQuery(tiers, verdict, typed, days, only, order);
    }

    ClaimQuery withDays(Optional<Days> chosen) {
        return new ClaimQuery(tiers, verdict, text, chosen, only, order);
    }

    ClaimQuery withOnly(Optional<ClaimFilter.Named> chosen) {
        return new ClaimQuery(tiers, verdict, text, days, chosen, order);
    }

    ClaimQuery withOrder(ClaimOrder chosen) {
        return new ClaimQuery(tiers, verdict, text, days, only, chosen);
    }

    private Predicate<ClaimLine> matching() {
        List<String> needles = SEPARATOR
                .splitAsStream(text.strip().toLowerCase(Locale.ROOT))
                .filter(needle -> !needle.isEmpty())
                .toList();
        return line -> (tiers.isEmpty() || tiers.contains(line.row().tier()))
                && verdict.admits(line.row().verdict())
                && only.map(named -> named.claims().contains(line.row().id())).orElse(true)
                && days.map(range -> range.contains(line.day())).orElse(true)
                && needles.stream().allMatch(line.haystack()::contains);
    }
}
