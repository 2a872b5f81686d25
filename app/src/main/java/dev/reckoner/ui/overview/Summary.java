package dev.reckoner.ui.overview;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.EvidenceStrip;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.chart.ClaimsPerDay.Day;
import dev.reckoner.ui.chart.ClaimsPerDay.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A case in figures, computed off the FX thread.
 *
 * @param claims how many
 * @param tiers claims by tier; every tier is there
 * @param verdicts verdicts that stand; every verdict is there
 * @param remarked affirming claims that a warning stands beside which changes no tier
 * @param trails how many imported
 * @param providers how many are named
 * @param operators likewise
 * @param applications likewise
 * @param first time of the earliest claim
 * @param last time of the latest
 * @param days claims per day, without gaps between the first and the last; at most {@link #MOST_DAYS}
 * @param coverage per check of {@link EvidenceStrip#CHECKS}, how many claims carry what it looks at
 * @param decisions what waits for a person
 * @param groups latest findings that are not affirming, one line per operator and set of claims
 * @param events what happened on which day, in the order of time
 */
record Summary(
        long claims,
        Map<Tier, Long> tiers,
        Map<Verdict, Long> verdicts,
        long remarked,
        int trails,
        int providers,
        int operators,
        int applications,
        Optional<Instant> first,
        Optional<Instant> last,
        List<Day> days,
        List<Long> coverage,
        List<Decision> decisions,
        List<FindingGroup> groups,
        List<Event> events) {
    /** A claim dated in another century must not make a chart of a million days. */
    static final int MOST_DAYS = 3_660;

    Summary {
        tiers = Map.copyOf(tiers);
        verdicts = Map.copyOf(verdicts);
        days = List.copyOf(days);
        coverage = List.copyOf(coverage);
        decisions = List.copyOf(decisions);
        groups = List.copyOf(groups);
        events = List.copyOf(events);
    }

    /** Reads the whole snapshot of a case once. */
    static Summary of(AuditCase auditCase) throws IOException {
        List<ClaimRow> rows = new ArrayList<>();
        auditCase.eachClaim(rows::add);
        List<Finding> findings = auditCase.findings();
        List<FindingGroup> groups = FindingGroups.of(rows, findings);
        return new Summary(
                rows.size(),
                count(rows, Tier.class, row -> Optional.of(row.tier())),
                count(rows, Verdict.class, ClaimRow::verdict),
                remarked(rows, findings),
                auditCase.trails().size(),
                named(rows, ClaimRow::provider),
                named(rows, ClaimRow::operator),
                named(rows, ClaimRow::application),
                rows.stream().map(ClaimRow::madeAt).min(Instant::compareTo),
                rows.stream().map(ClaimRow::madeAt).max(Instant::compareTo),
                days(rows),
                coverage(rows),
                Decision.of(auditCase, groups, WhatWasDone.of(auditCase)),
                groups,
                DayEvents.of(groups, auditCase.attribution().isolations()));
    }

    /** How many claims were run again and decided; one that could not be run or compared does not count. */
    long rerun() {
        return verdicts.entrySet().stream()
                .filter(entry -> entry.getKey() != Verdict.INCONCLUSIVE)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long remarked(List<ClaimRow> rows, List<Finding> findings) {
        Set<Digest> warned = findings.stream()
                .filter(finding -> finding.tier() == Tier.WARNING && !AppraisalPolicy.weighs(finding))
                .map(finding -> finding.subject().id())
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> row.tier() == Tier.AFFIRMING && warned.contains(row.id()))
                .count();
    }

    private static <E extends Enum<E>> Map<E, Long> count(
            List<ClaimRow> rows, Class<E> type, Function<ClaimRow, Optional<E>> value) {
        var counts = new EnumMap<E, Long>(type);
        for (E each : type.getEnumConstants()) {
            counts.put(each, 0L);
        }
        rows.forEach(row -> value.apply(row).ifPresent(found -> counts.merge(found, 1L, Long::sum)));
        return counts;
    }

    private static int named(List<ClaimRow> rows, Function<ClaimRow, String> party) {
        Set<String> names = new HashSet<>();
        rows.forEach(row -> names.add(party.apply(row)));
        names.remove(Claim.NOT_STATED);
        return names.size();
    }

    private static List<Day> days(List<ClaimRow> rows) {
        var byDay = new TreeMap<LocalDate, Map<Tier, Long>>();
        for (ClaimRow row : rows) {
            byDay.computeIfAbsent(LocalDate.ofInstant(row.madeAt(), ZoneOffset.UTC), day -> new EnumMap<>(Tier.class))
                    .merge(row.tier(), 1L, Long::sum);
        }
        var days = new ArrayList<Day>();
        if (!byDay.isEmpty()) {
            LocalDate earliest = byDay.lastKey().minusDays(MOST_DAYS - 1L);
            LocalDate start = byDay.firstKey().isBefore(earliest) ? earliest : byDay.firstKey();
            start.datesUntil(byDay.lastKey().plusDays(1))
                    .forEach(day -> days.add(new Day(day, byDay.getOrDefault(day, Map.of()))));
        }
        return days;
    }

    private static List<Long> coverage(List<ClaimRow> rows) {
        long[] counts = new long[EvidenceStrip.CHECKS.size()];
        for (ClaimRow row : rows) {
            for (int i = 0; i < Math.min(counts.length, row.strip().size()); i++) {
                boolean there =
                        row.strip().get(i).filter(tier -> tier != Tier.NONE).isPresent();
                counts[i] += there ? 1 : 0;
            }
        }
        return java.util.Arrays.stream(counts).boxed().toList();
    }
}
