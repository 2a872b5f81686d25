package dev.reckoner.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Store;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimOrder.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that nobody gives, and somebody may: none at all, as long as a key, with a zero character. */
@ParameterizedClass
@EnumSource(Store.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class OddNamesTest {
    /** More than are read at a time. */
    private static final int COUNT = ClaimPart.STEP + 200;

    private static final String LONG = "o".repeat(48);
    private static final String ZERO = "m\0";

    @Parameter
    private Store store;

    private Ledger ledger;
    private ClaimTable table;
    private List<ClaimFacts> claims;

    @BeforeParameterizedClassInvocation
    void fill(Store where, @TempDir Path folder) throws IOException {
        ledger = where.create(folder, "odd");
        claims = new ArrayList<>();
        for (var claim : SomeClaims.of(COUNT, new GroundSets(ledger.tables()))) {
            claims.add(odd(claim));
        }
        table = new ClaimTable(ledger.tables());
        for (var claim : claims) {
            table.number(claim.id());
        }
        table.insert(claims);
        table.settle();
    }

    @AfterParameterizedClassInvocation
    void close() throws IOException {
        ledger.close();
    }

    private static ClaimFacts odd(ClaimFacts claim) {
        var words = claim.words();
        var operator = claim.number() % 100 == 0 ? LONG : claim.number() % 100 == 1 ? LONG + "2" : words.operator();
        return new ClaimFacts(
                claim.number(),
                claim.id(),
                claim.trail(),
                claim.received(),
                claim.entries(),
                new ClaimFacts.Words(
                        words.label(), words.provider(), operator, "", claim.number() == 7 ? ZERO : words.model()),
                claim.madeAt(),
                claim.tier(),
                claim.strip(),
                claim.verdict(),
                claim.grounds());
    }

    @Test
    @Timeout(120)
    void withoutNamesTheyAreSortedToAnEnd() throws IOException {
        for (boolean descending : new boolean[] {false, true}) {
            var order = new ClaimOrder(Column.APPLICATION, descending);
            for (int kept : new int[] {100, COUNT}) {
                var listing = new ClaimPages(ledger.tables()).list(ClaimCondition.ALL, order, ClaimMarks.NONE, kept);
                listing.complete(() -> false);
                assertThat(listing.size()).hasValue(COUNT);
            }
        }
    }

    @Test
    void aNameIsNotTakenForALongerOneThatBeginsWithIt() throws IOException {
        var listing = new ClaimPages(ledger.tables())
                .list(ClaimCondition.ALL.withNamed(Map.of(Name.OPERATOR, LONG)), ClaimOrder.DEFAULT);
        listing.complete(() -> false);
        assertThat(listing.size()).hasValue(COUNT / 100);
    }

    @Test
    void aZeroCharacterIsKeptWhenAClaimChanges() throws IOException {
        var claim = claims.get(6);
        table.update(List.of(claim));
        assertThat(new ClaimPages(ledger.tables()).rows(List.of(claim.id()))).containsExactly(claim);
        assertThat(new ClaimPages(ledger.tables()).count(Name.MODEL)).containsKey(ZERO);
    }
}
