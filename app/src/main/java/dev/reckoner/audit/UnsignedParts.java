package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.appraise.coverage.Coverage;
import dev.reckoner.appraise.coverage.Uncovered;
import dev.reckoner.audit.CaseCoverage.Part;
import dev.reckoner.audit.CaseCoverage.Unsigned;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimPages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which parts of responses no signature covers, as the findings of some claims list them. Reads the disk. */
final class UnsignedParts {
    /** So many lists are read at most: they differ by what was asked, and there are few kinds of requests. */
    static final int MOST = 2_000;

    private static final int MOST_PARTS = 40;

    private final ClaimPages pages;
    private final CaseEntries entries;

    UnsignedParts(ClaimPages pages, CaseEntries entries) {
        this.pages = pages;
        this.entries = entries;
    }

    /**
     * The parts that these claims have.
     *
     * @param claims how many claims have a list
     * @param numbers of those whose lists are to be read
     */
    Unsigned of(long claims, List<Integer> numbers) throws IOException {
        var counts = new LinkedHashMap<Uncovered, Long>();
        long read = 0;
        for (var row : pages.byNumbers(numbers)) {
            var parts = parts(row);
            read += parts.isEmpty() ? 0 : 1;
            parts.forEach(part -> counts.merge(part, 1L, Long::sum));
        }
        return new Unsigned(claims, read, sorted(counts));
    }

    private List<Uncovered> parts(ClaimFacts row) throws IOException {
        var found = new ArrayList<Finding>();
        if (row.entries().appraised().isPresent()) {
            found.addAll(entries.at(row.entries().appraised().getAsLong(), CaseEntry.FindingsMade.class)
                    .findings());
        }
        return found.stream()
                .filter(finding -> finding.code().equals(RemarkCode.COVERAGE_GAPS.code()))
                .flatMap(finding -> Coverage.named(finding.detail()).stream())
                .distinct()
                .toList();
    }

    private static List<Part> sorted(Map<Uncovered, Long> counts) {
        Stream<Part> parts = counts.entrySet().stream()
                .map(entry -> new Part(entry.getKey().id(), entry.getKey().sentence(), entry.getValue()));
        return parts.sorted(Comparator.comparingLong(Part::claims).reversed().thenComparing(Part::id))
                .limit(MOST_PARTS)
                .toList();
    }
}
