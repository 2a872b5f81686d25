package dev.reckoner.audit;

import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseCoverage.Kind;
import dev.reckoner.audit.CaseCoverage.Period;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.CoverageCounts;
import dev.reckoner.ledger.projection.CoverageCounts.Cell;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.sampling.Assurance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what covers the claims of a case off its tables. Not for the FX thread. */
final class CoverageReading {
    /** The first letters of the tiers that are an answer. */
    private static final String ANSWERED = "AWC";

    private static final Set<String> DECIDED = Arrays.stream(Verdict.values())
            .filter(verdict -> verdict != Verdict.INCONCLUSIVE)
            .map(Verdict::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> GAPS = Set.of(RemarkCode.COVERAGE_GAPS.code());

    private final ClaimPages pages;
    private final CoverageCounts counts;
    private final UnsignedParts parts;
    private final RunSeconds seconds;

    CoverageReading(CaseTables tables, CaseEntries entries, RunSeconds.Blobs blobs) {
        pages = new ClaimPages(tables);
        counts = new CoverageCounts(tables);
        parts = new UnsignedParts(pages, entries);
        seconds = new RunSeconds(tables, entries, blobs);
    }

    CaseCoverage read() throws IOException {
        var earliest = pages.earliest();
        var latest = pages.latest();
        var periods = earliest.isEmpty() || latest.isEmpty() ? Periods.NONE : Periods.of(earliest.get(), latest.get());
        var cells = periods.count() == 0 ? List.<Cell>of() : counts.cells(periods.origin(), periods.seconds());
        var byReasons = counts.byReasons();
        return new CaseCoverage(
                claims(cells),
                periods.days(),
                periods(periods, cells),
                kinds(cells, byReasons),
                parts.of(counts.having(GAPS, byReasons), counts.some(GAPS, byReasons, UnsignedParts.MOST)),
                seconds.read(),
                assurance(cells));
    }

    private static long claims(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::claims).sum();
    }

    private static List<Period> periods(Periods periods, List<Cell> cells) {
        var tiers = new ArrayList<Map<Tier, Long>>();
        for (int i = 0; i < periods.count(); i++) {
            var none = new EnumMap<Tier, Long>(Tier.class);
            Arrays.stream(Tier.values()).forEach(tier -> none.put(tier, 0L));
            tiers.add(none);
        }
        for (var cell : cells) {
            // What was imported since the ends were read belongs to a period beyond them.
            tiers.get(Math.clamp(cell.period(), 0, periods.count() - 1))
                    .merge(TierColumn.tier(cell.tier(), "claim"), cell.claims(), Long::sum);
        }
        var made = new ArrayList<Period>();
        for (int i = 0; i < periods.count(); i++) {
            made.add(new Period(periods.first(i), periods.last(i), tiers.get(i)));
        }
        return made;
    }

    private List<Kind> kinds(List<Cell> cells, Map<Integer, Long> byReasons) throws IOException {
        var kinds = new ArrayList<Kind>();
        for (var kind : EvidenceKind.values()) {
            int mark = EvidenceStrip.CHECKS.indexOf(kind.check());
            kinds.add(new Kind(kind, mark < 0 ? counts.having(kind.codes(), byReasons) : marked(cells, mark)));
        }
        return kinds;
    }

    /** Absent, and looked at in vain, are no evidence. */
    private static long marked(List<Cell> cells, int mark) {
        return cells.stream()
                .filter(cell -> mark < cell.strip().length()
                        && ANSWERED.indexOf(cell.strip().charAt(mark)) >= 0)
                .mapToLong(Cell::claims)
                .sum();
    }

    private static Assurance assurance(List<Cell> cells) {
        return new Assurance(
                claims(cells),
                run(cells, DECIDED),
                run(cells, Set.of(Verdict.OUTSIDE.name())),
                run(cells, Set.of(Verdict.INCONCLUSIVE.name())));
    }

    private static long run(List<Cell> cells, Set<String> verdicts) {
        return claims(cells.stream()
                .filter(cell -> cell.verdict().filter(verdicts::contains).isPresent())
                .toList());
    }
}
