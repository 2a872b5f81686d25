package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.shell.ClaimFilter;
import java.util.Collections;
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
 * @param codes only claims that one of these reason codes concerns; whatever the reasons where empty
 * @param only exactly these claims, as another place named them
 * @param order sorted so
 */
record ClaimQuery(
        Set<Tier> tiers,
        VerdictChoice verdict,
        String text,
        Optional<Days> days,
        Set<String> codes,
        Optional<ClaimFilter.Named> only,
        ClaimOrder order) {
    /** Everything, gravest first. */
    static final ClaimQuery ALL = new ClaimQuery(
            Set.of(), new VerdictChoice.Any(), "", Optional.empty(), Set.of(), Optional.empty(), ClaimOrder.DEFAULT);

    private static final Pattern SEPARATOR = Pattern.compile("[\\s…]+");

    ClaimQuery {
        tiers = Set.copyOf(tiers);
        codes = Set.copyOf(codes);
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
                && codes.isEmpty()
                && only.isEmpty();
    }

    ClaimQuery withTiers(Set<Tier> chosen) {
        return new ClaimQuery(chosen, verdict, text, days, codes, only, order);
    }

    ClaimQuery withVerdict(VerdictChoice chosen) {
        return new ClaimQuery(tiers, chosen, text, days, codes, only, order);
    }

    ClaimQuery withText(String typed) {
        return new ClaimQuery(tiers, verdict, typed, days, codes, only, order);
    }

    ClaimQuery withDays(Optional<Days> chosen) {
        return new ClaimQuery(tiers, verdict, text, chosen, codes, only, order);
    }

    ClaimQuery withCodes(Set<String> chosen) {
        return new ClaimQuery(tiers, verdict, text, days, chosen, only, order);
    }

    ClaimQuery withOnly(Optional<ClaimFilter.Named> chosen) {
        return new ClaimQuery(tiers, verdict, text, days, codes, chosen, order);
    }

    ClaimQuery withOrder(ClaimOrder chosen) {
        return new ClaimQuery(tiers, verdict, text, days, codes, only, chosen);
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
                && (codes.isEmpty() || !Collections.disjoint(line.codes(), codes))
                && needles.stream().allMatch(line.haystack()::contains);
    }
}
