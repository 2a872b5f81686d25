package dev.reckoner.audit;

import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.DerivedClaims;
import dev.reckoner.ledger.projection.PayerTable;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which claims an isolation touches. Reads the disk: not for the FX thread. */
final class IsolatedClaims {
    private static final ClaimOrder ANY = new ClaimOrder(ClaimOrder.Column.TIME, false);

    private final CaseTables tables;
    private final ClaimPages pages;
    private final ClaimCosts costs;
    private final Shared shared;

    /** Reads the evidence items that several claims may rest on. */
    @FunctionalInterface
    interface Shared {
        List<Evidence> read() throws IOException;
    }

    IsolatedClaims(CaseTables tables, CaseEntries entries, Shared shared) {
        this.tables = tables;
        this.costs = new ClaimCosts(tables, entries);
        this.pages = new ClaimPages(tables);
        this.shared = shared;
    }

    /** What these isolations touch together. */
    ClaimMarks marks(Collection<Isolation> inForce) throws IOException {
        var isolated = ClaimNumbers.NONE;
        for (var isolation : inForce) {
            isolated = isolated.and(inside(isolation.scope()));
        }
        return marks(isolated);
    }

    private ClaimMarks marks(ClaimNumbers isolated) throws IOException {
        return new ClaimMarks(isolated, new DerivedClaims(tables).of(isolated).without(isolated));
    }

    /** The claims that isolating that would touch. */
    ClaimMarks touched(Scope scope) throws IOException {
        return marks(inside(scope));
    }

    List<Evidence> shared() throws IOException {
        return shared.read();
    }

    /** What isolating that would touch. */
    IsolationEffect effect(Scope scope) throws IOException {
        var marks = touched(scope);
        var touched = marks.isolated().and(marks.derived());
        return new IsolationEffect(
                marks.isolated().size(),
                marks.derived().size(),
                pages.count(ClaimCondition.Name.APPLICATION, touched),
                new PayerTable(tables).count(touched::has),
                costs.of(touched));
    }

    private ClaimNumbers inside(Scope scope) throws IOException {
        if (scope.namesNothing()) {
            return ClaimNumbers.NONE;
        }
        var inside = numbers(condition(scope));
        if (scope.key().isPresent() && scope.build().isPresent()) {
            // A claim rests on both, and a condition asks for any of several.
            var ofBuild = numbers(
                    ClaimCondition.ALL.withRests(buildItems(scope.build().get())));
            return inside.without(inside.without(ofBuild));
        }
        return inside;
    }

    private ClaimNumbers numbers(ClaimCondition condition) throws IOException {
        return pages.list(condition, ANY).numbers(() -> false).orElse(ClaimNumbers.NONE);
    }

    /** The claims of a scope, but for the build where a key is named too. */
    ClaimCondition condition(Scope scope) throws IOException {
        var condition = ClaimCondition.ALL.withMade(scope.made());
        if (scope.party().isPresent()) {
            condition = of(condition, scope.party().get());
        }
        if (scope.model().isPresent()) {
            var named = new HashMap<>(condition.named());
            named.put(ClaimCondition.Name.MODEL, scope.model().get());
            condition = condition.withNamed(named);
        }
        if (scope.key().isPresent()) {
            return condition.withRests(Set.of(scope.key().get().toString()));
        }
        return scope.build().isPresent()
                ? condition.withRests(buildItems(scope.build().get()))
                : condition;
    }

    private static ClaimCondition of(ClaimCondition condition, NodeId party) {
        return switch (party.kind()) {
            case PROVIDER -> condition.withNamed(Map.of(ClaimCondition.Name.PROVIDER, party.key()));
            case OPERATOR -> condition.withNamed(Map.of(ClaimCondition.Name.OPERATOR, party.key()));
            case APPLICATION -> condition.withNamed(Map.of(ClaimCondition.Name.APPLICATION, party.key()));
            default -> condition.withPayer(Optional.of(party.key()));
        };
    }

    /** The attestations of a build; of one that the case does not know, an item that no claim rests on. */
    private Set<String> buildItems(String build) throws IOException {
        var items = new ArrayList<String>(List.of(""));
        shared.read().stream()
                .filter(Evidence.AttestationDocument.class::isInstance)
                .map(Evidence.AttestationDocument.class::cast)
                .filter(document -> MeansNodes.build(document).id().key().equals(build))
                .map(Evidence::id)
                .map(Digest::toString)
                .forEach(items::add);
        return items.stream().collect(Collectors.toSet());
    }
}
