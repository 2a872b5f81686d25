package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.sampling.Assurance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What covers invented claims, counted one by one; each run took 0.2 seconds. */
final class InventedCoverage {
    private static final double SECONDS = 0.2;

    private InventedCoverage() {}

    static CaseCoverage of(List<ClaimRow> rows) {
        long run = rows.stream().filter(row -> row.verdict().isPresent()).count();
        long inconclusive = verdicts(rows, Verdict.INCONCLUSIVE);
        var periods = periods(rows);
        return new CaseCoverage(
                rows.size(),
                periods.days(),
                tiers(rows, periods),
                kinds(rows),
                new CaseCoverage.Unsigned(0, 0, List.of()),
                new CaseCoverage.Spent(run, run, run * SECONDS),
                new Assurance(rows.size(), run - inconclusive, verdicts(rows, Verdict.OUTSIDE), inconclusive));
    }

    private static long verdicts(List<ClaimRow> rows, Verdict verdict) {
        return rows.stream()
                .filter(row -> row.verdict().filter(verdict::equals).isPresent())
                .count();
    }

    private static Periods periods(List<ClaimRow> rows) {
        var made = rows.stream().map(ClaimRow::madeAt).sorted().toList();
        return made.isEmpty() ? Periods.NONE : Periods.of(made.getFirst(), made.getLast());
    }

    private static List<CaseCoverage.Period> tiers(List<ClaimRow> rows, Periods periods) {
        var made = new ArrayList<CaseCoverage.Period>();
        for (int i = 0; i < periods.count(); i++) {
            long from = periods.origin() + i * periods.seconds();
            Map<Tier, Long> tiers = new EnumMap<>(Tier.class);
            for (Tier tier : Tier.values()) {
                tiers.put(
                        tier,
                        rows.stream()
                                .filter(row -> row.tier() == tier && isIn(row.madeAt(), from, from + periods.seconds()))
                                .count());
            }
            made.add(new CaseCoverage.Period(periods.first(i), periods.last(i), tiers));
        }
        return made;
    }

    private static boolean isIn(Instant time, long from, long until) {
        return time.getEpochSecond() >= from && time.getEpochSecond() < until;
    }

    private static List<CaseCoverage.Kind> kinds(List<ClaimRow> rows) {
        var kinds = new ArrayList<CaseCoverage.Kind>();
        for (var kind : EvidenceKind.values()) {
            int mark = EvidenceStrip.CHECKS.indexOf(kind.check());
            kinds.add(new CaseCoverage.Kind(
                    kind,
                    mark < 0
                            ? 0
                            : rows.stream()
                                    .filter(row -> row.strip()
                                            .get(mark)
                                            .filter(tier -> tier != Tier.NONE)
                                            .isPresent())
                                    .count()));
        }
        return kinds;
    }
}
