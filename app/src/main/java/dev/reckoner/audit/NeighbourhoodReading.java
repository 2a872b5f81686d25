package dev.reckoner.audit;

import dev.reckoner.attribution.CaseReading;
import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.Scope;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.PayerTable;
import dev.reckoner.ledger.projection.ValueTable;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What neighbourhoods are read from, of the state of a case at one time. Not thread-safe. */
final class NeighbourhoodReading implements CaseReading {
    private static final ClaimOrder GRAVEST_FIRST = new ClaimOrder(ClaimOrder.Column.TIER, false);
    private static final ClaimOrder BY_TIME = new ClaimOrder(ClaimOrder.Column.TIME, false);

    private final CaseAttribution attribution;
    private final IsolatedClaims isolated;
    private final CaseTables tables;
    private final ClaimPages pages;
    private final ClaimMarks marks;
    private final List<IsolationRow> isolations;
    private final MeansReading means;

    NeighbourhoodReading(
            CaseAttribution attribution,
            IsolatedClaims isolated,
            CaseTables tables,
            ClaimMarks marks,
            List<IsolationRow> isolations,
            MeansReading means) {
        this.attribution = attribution;
        this.isolated = isolated;
        this.tables = tables;
        this.pages = new ClaimPages(tables);
        this.marks = marks;
        this.isolations = isolations;
        this.means = means;
    }

    @Override
    public Optional<ClaimFile> file(Digest claim) throws IOException {
        return attribution.file(claim);
    }

    @Override
    public List<ClaimFacts> claims(ClaimCondition condition, int most) throws IOException {
        var listing = pages.list(condition, GRAVEST_FIRST, marks);
        var rows = new ArrayList<ClaimFacts>(listing.first(() -> false));
        if (rows.size() == ClaimPages.PAGE && most > rows.size()) {
            listing.complete(() -> false);
            for (long page = 1;
                    rows.size() < most
                            && page * ClaimPages.PAGE < listing.size().orElse(0);
                    page++) {
                rows.addAll(listing.page(page));
            }
        }
        return List.copyOf(rows.subList(0, Math.min(most, rows.size())));
    }

    @Override
    public long count(ClaimCondition condition) throws IOException {
        var listing = pages.list(condition, BY_TIME, marks);
        listing.complete(() -> false);
        return listing.size().orElse(0);
    }

    @Override
    public List<ClaimFacts> derivedFrom(ClaimFile file, int most) throws IOException {
        var found = new TreeMap<Long, ClaimFacts>();
        for (var output : file.claim().outputs()) {
            var value = CaseAttribution.value(output);
            if (value.isPresent()) {
                takers(file.claim(), value.get(), most).forEach(row -> found.put(row.number(), row));
            }
        }
        return found.values().stream().limit(most).toList();
    }

    private List<ClaimFacts> takers(Claim maker, Digest value, int most) throws IOException {
        var takers = new ArrayList<ClaimFacts>();
        for (var row : pages.byNumbers(new ValueTable(tables).takers(value, most))) {
            boolean later = !row.id().equals(maker.id()) && !row.madeAt().isBefore(maker.madeAt());
            if (later && attribution.hasInput(row.id(), value)) {
                takers.add(row);
            }
        }
        return takers;
    }

    @Override
    public ClaimCondition within(Scope scope) throws IOException {
        return isolated.condition(scope);
    }

    @Override
    public Derived derivedFrom(Scope scope, int most) throws IOException {
        var derived = isolated.touched(scope).derived();
        return new Derived(pages.byNumbers(derived.stream().limit(most).boxed().toList()), derived.size());
    }

    @Override
    public List<MeansUse> uses() throws IOException {
        return means.uses();
    }

    @Override
    public Sharing sharing() throws IOException {
        return means.sharing(List.of());
    }

    @Override
    public ClaimMarks marks() {
        return marks;
    }

    @Override
    public List<Isolation> isolations() {
        return isolations.stream()
                .filter(IsolationRow::inForce)
                .map(IsolationRow::isolation)
                .toList();
    }

    @Override
    public long nodes() throws IOException {
        long nodes = pages.size();
        for (var name : ClaimCondition.Name.values()) {
            nodes += pages.count(name).size();
        }
        long means = uses().stream().map(use -> use.means().id()).distinct().count();
        return nodes + means + new PayerTable(tables).count(any -> true).size();
    }
}
