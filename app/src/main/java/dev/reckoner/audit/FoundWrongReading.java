package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds which answers of a scope were found wrong. Reads the disk. */
final class FoundWrongReading {
    private static final ClaimOrder BY_TIME = new ClaimOrder(ClaimOrder.Column.TIME, false);
    private static final int CHUNK = 5_000;

    private final IsolatedClaims isolated;
    private final ClaimPages pages;

    FoundWrongReading(IsolatedClaims isolated, CaseTables tables) {
        this.isolated = isolated;
        this.pages = new ClaimPages(tables);
    }

    /**
     * What was found wrong.
     *
     * @param builds that the scope's answers were given by
     */
    Optional<FoundWrong> of(Scope scope, Collection<NodeId> builds) throws IOException {
        var wrong = new ArrayList<ClaimFacts>();
        var numbers = numbers(scope, Set.of(Tier.CONTRAINDICATED.name()));
        var all = numbers.stream().boxed().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            for (var row : pages.byNumbers(all.subList(from, Math.min(all.size(), from + CHUNK)))) {
                if (isHeldAgainst(scope, row)) {
                    wrong.add(row);
                }
            }
        }
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        var first =
                wrong.stream().map(ClaimFacts::madeAt).min(Instant::compareTo).orElseThrow();
        var last =
                wrong.stream().map(ClaimFacts::madeAt).max(Instant::compareTo).orElseThrow();
        return Optional.of(new FoundWrong(wrong.size(), first, last, gaveAll(scope, wrong, builds)));
    }

    private ClaimNumbers numbers(Scope scope, Set<String> tiers) throws IOException {
        return pages.list(isolated.condition(scope).withTiers(tiers), BY_TIME)
                .numbers(() -> false)
                .orElse(ClaimNumbers.NONE);
    }

    /** A record under a key that is not known to be theirs is held against neither operator nor provider. */
    private static boolean isHeldAgainst(Scope scope, ClaimFacts facts) throws IOException {
        boolean signs = scope.party()
                .filter(party -> party.kind() == NodeKind.OPERATOR || party.kind() == NodeKind.PROVIDER)
                .isPresent();
        var row = ClaimRows.shown(facts);
        return !signs || row.answersForItsRun() || row.vouched() && row.isContradictedBesideRunning();
    }

    private List<NodeId> gaveAll(Scope scope, List<ClaimFacts> wrong, Collection<NodeId> builds) throws IOException {
        var gave = new ArrayList<NodeId>();
        for (var build : builds) {
            var own = numbers(scope.withBuild(Optional.of(build.key())), Set.of());
            if (wrong.stream().allMatch(row -> own.has(row.number()))) {
                gave.add(build);
            }
        }
        return gave;
    }
}
