package dev.reckoner.audit;

import dev.reckoner.attribution.CaseReading;
import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.PayerTable;
import dev.reckoner.ledger.projection.ValueTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

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
    private Optional<List<MeansUse>> uses = Optional.empty();

    NeighbourhoodReading(
            CaseAttribution attribution,
            IsolatedClaims isolated,
            CaseTables tables,
            ClaimMarks marks,
            List<IsolationRow> isolations) {
        this.attribution = attribution;
        this.isolated = isolated;
        this.tables = tables;
        this.pages = new ClaimPages(tables);
        this.marks = marks;
        this.isolations = isolations;
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
        var values = new ValueTable(tables);
        var numbers = new TreeSet<Integer>();
        for (var output : file.claim().outputs()) {
            var value = output.tensor().or(output::claimed);
            if (value.isPresent()) {
                numbers.addAll(values.takers(value.get(), most));
            }
        }
        return pages.byNumbers(numbers.stream().limit(most).toList()).stream()
                .filter(row -> !row.id().equals(file.claim().id()))
                .filter(row -> !row.madeAt().isBefore(file.claim().madeAt()))
                .toList();
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
        if (uses.isEmpty()) {
            uses = Optional.of(CaseMeans.uses(tables, isolated.shared()));
        }
        return uses.get();
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
