package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.payment.CostRule;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up what claims say that they cost. Reads the disk: not for the FX thread. */
final class ClaimCosts {
    /** A cost stands in the findings of its claim, and so many are read in less than a second. */
    static final int MOST = 2_000;

    private static final ClaimOrder ANY = new ClaimOrder(ClaimOrder.Column.TIME, false);
    private static final String UNIT = "OPG";
    /** The findings whose detail begins with the cost that is stated. */
    private static final Set<String> CODES = Stream.of(
                    PaymentCode.COST_RECOMPUTED, PaymentCode.COST_CONSISTENT, PaymentCode.COST_DIFFERS)
            .map(ReasonCode::code)
            .collect(Collectors.toUnmodifiableSet());

    private final ClaimPages pages;
    private final CaseEntries entries;

    ClaimCosts(CaseTables tables, CaseEntries entries) {
        this.pages = new ClaimPages(tables);
        this.entries = entries;
    }

    Spend of(ClaimNumbers claims) throws IOException {
        var costing =
                pages
                        .list(ClaimCondition.ALL.withCodes(CODES), ANY)
                        .numbers(() -> false)
                        .orElse(ClaimNumbers.NONE)
                        .stream()
                        .filter(claims::has)
                        .boxed()
                        .toList();
        var sums = new TreeMap<String, BigDecimal>();
        long read = 0;
        for (var row : pages.byNumbers(costing.subList(0, Math.min(MOST, costing.size())))) {
            var cost = cost(row);
            read += cost.isPresent() ? 1 : 0;
            cost.ifPresent(sum -> sums.merge(UNIT, sum, BigDecimal::add));
        }
        return new Spend(sums, costing.size(), read, claims.size());
    }

    private Optional<BigDecimal> cost(ClaimFacts row) throws IOException {
        if (row.entries().appraised().isEmpty()) {
            return Optional.empty();
        }
        List<Finding> findings = entries.at(row.entries().appraised().getAsLong(), CaseEntry.FindingsMade.class)
                .findings();
        return findings.stream()
                .filter(finding -> CODES.contains(finding.code()))
                .flatMap(finding -> CostRule.stated(finding.detail()).stream())
                .findFirst();
    }
}
