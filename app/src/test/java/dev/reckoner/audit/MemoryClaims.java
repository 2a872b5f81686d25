package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimTest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The answer to a question about claims that are in memory. */
public final class MemoryClaims implements ClaimList {
    private final List<ClaimRow> rows;

    /**
     * Asks.
     *
     * @param all every claim
     * @param codes the reason codes that concern a claim
     */
    public MemoryClaims(
            List<ClaimRow> all, ClaimCondition condition, ClaimOrder order, Function<ClaimRow, Set<String>> codes) {
        var test = ClaimTest.ofRowAlone(condition);
        record Known(ClaimRow row, ClaimFacts facts) {}
        rows = all.stream()
                .filter(row ->
                        condition.codes().isEmpty() || !Collections.disjoint(condition.codes(), codes.apply(row)))
                .map(row -> new Known(row, row.facts()))
                .filter(known -> test.test(known.facts()))
                .sorted(Comparator.comparing(Known::facts, order.comparator()))
                .map(Known::row)
                .toList();
    }

    @Override
    public List<ClaimRow> first(BooleanSupplier cancelled) {
        return page(0);
    }

    @Override
    public void complete(BooleanSupplier cancelled) {}

    @Override
    public OptionalLong size() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public List<ClaimRow> page(long index) {
        int from = (int) Math.min(rows.size(), index * PAGE);
        return rows.subList(from, Math.min(rows.size(), from + PAGE));
    }

    @Override
    public OptionalLong index(Digest claim) {
        var found = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).id().equals(claim))
                .findFirst();
        return found.isPresent() ? OptionalLong.of(found.getAsInt()) : OptionalLong.empty();
    }

    @Override
    public boolean holds(Digest claim) {
        return index(claim).isPresent();
    }
}
