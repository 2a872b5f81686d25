package dev.reckoner.audit;

import dev.reckoner.audit.CaseReasons.Reason;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimListing;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.ReasonCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** What the views read of the claims of a case, always from the tables. */
final class CaseClaims {
    private static final int CHUNK = 1_000;

    private final CaseTables tables;
    private final ClaimPages pages;

    CaseClaims(CaseTables tables) {
        this.tables = tables;
        this.pages = new ClaimPages(tables);
    }

    ClaimList list(ClaimCondition condition, ClaimOrder order, ClaimMarks marks) throws IOException {
        return new Listed(pages.list(condition, order, marks), marks);
    }

    List<ClaimRow> rows(Collection<Digest> ids, ClaimMarks marks) throws IOException {
        return shown(pages.rows(ids), marks);
    }

    Map<String, Long> count(ClaimCondition.Name name) throws IOException {
        return pages.count(name);
    }

    Optional<ClaimCondition.Span> span() throws IOException {
        var first = pages.earliest();
        var last = pages.latest();
        return first.isEmpty() || last.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClaimCondition.Span(first.get(), last.get()));
    }

    void each(AuditCase.EachClaim each, ClaimMarks marks) throws IOException {
        for (var some = pages.byNumber(1, CHUNK);
                !some.isEmpty();
                some = pages.byNumber(some.getLast().number() + 1, CHUNK)) {
            for (var row : some) {
                if (!each.next(shown(row, marks))) {
                    return;
                }
            }
        }
    }

    CaseReasons reasons() throws IOException {
        var counts = new ReasonCounts(tables).read();
        return new CaseReasons(
                counts.codes().stream()
                        .map(code -> Reason.of(
                                code.said().code(),
                                TierColumn.tier(code.said().tier(), "reason"),
                                code.said().sentence(),
                                code.claims()))
                        .toList(),
                counts.aboutEvidence());
    }

    private static ClaimRow shown(ClaimFacts row, ClaimMarks marks) throws LedgerException {
        return ClaimRows.shown(row).with(marks.of(row.number()));
    }

    private static List<ClaimRow> shown(List<ClaimFacts> rows, ClaimMarks marks) throws LedgerException {
        var shown = new ArrayList<ClaimRow>(rows.size());
        for (var row : rows) {
            shown.add(shown(row, marks));
        }
        return List.copyOf(shown);
    }

    private final class Listed implements ClaimList {
        private final ClaimListing listing;
        private final ClaimMarks marks;

        Listed(ClaimListing listing, ClaimMarks marks) {
            this.listing = listing;
            this.marks = marks;
        }

        @Override
        public List<ClaimRow> first(BooleanSupplier cancelled) throws IOException {
            return shown(listing.first(cancelled), marks);
        }

        @Override
        public void complete(BooleanSupplier cancelled) throws IOException {
            listing.complete(cancelled);
        }

        @Override
        public OptionalLong size() {
            return listing.size();
        }

        @Override
        public List<ClaimRow> page(long index) throws IOException {
            return shown(listing.page(index), marks);
        }

        @Override
        public OptionalLong index(Digest claim) throws IOException {
            var row = pages.rows(List.of(claim));
            return row.isEmpty()
                    ? OptionalLong.empty()
                    : listing.index(row.getFirst().number());
        }

        @Override
        public boolean holds(Digest claim) throws IOException {
            return pages.rows(List.of(claim)).stream().anyMatch(listing::holds);
        }
    }
}
