package dev.reckoner.audit;

import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import java.io.IOException;
import java.util.Set;

/** Goes through the claims of a case one by one, some thousands in memory at a time. */
final class ClaimScan {
    private static final int CHUNK = 2_000;
    private static final ClaimOrder ANY = new ClaimOrder(ClaimOrder.Column.TIME, false);

    private final ClaimPages pages;

    ClaimScan(CaseTables tables) {
        this.pages = new ClaimPages(tables);
    }

    /** Receives claims. */
    @FunctionalInterface
    interface Each {
        /** Takes one. */
        void next(ClaimFacts facts, ClaimRow row) throws IOException;
    }

    /** Every claim, in the order of import. */
    void each(Each each) throws IOException {
        for (var some = pages.byNumber(1, CHUNK);
                !some.isEmpty();
                some = pages.byNumber(some.getLast().number() + 1, CHUNK)) {
            for (var facts : some) {
                each.next(facts, ClaimRows.shown(facts));
            }
        }
    }

    /** The claims with a finding of one of these codes. */
    ClaimNumbers with(String... codes) throws IOException {
        return numbers(ClaimCondition.ALL.withCodes(Set.of(codes)));
    }

    /** The claims of a condition. */
    ClaimNumbers numbers(ClaimCondition condition) throws IOException {
        return pages.list(condition, ANY).numbers(() -> false).orElse(ClaimNumbers.NONE);
    }
}
