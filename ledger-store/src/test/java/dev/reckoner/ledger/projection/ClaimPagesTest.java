package dev.reckoner.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Store;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import dev.reckoner.ledger.projection.ClaimOrder.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims a page at a time, against the same question put to all of them in memory. */
@ParameterizedClass
@EnumSource(Store.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class ClaimPagesTest {
    private static final int COUNT = 4_000;
    /** So many numbers are kept one by one, where a test is about the walk between marks. */
    private static final int HARDLY_ANY = 150;

    @Parameter
    private Store store;

    private Ledger ledger;
    private List<ClaimFacts> claims;
    private ClaimPages pages;

    @BeforeParameterizedClassInvocation
    void fill(Store where, @TempDir Path folder) throws IOException {
        ledger = where.create(folder, "claims");
        claims = SomeClaims.of(COUNT, new GroundSets(ledger.tables()));
        var table = new ClaimTable(ledger.tables());
        for (var claim : claims) {
            table.number(claim.id());
        }
        table.insert(claims);
        table.settle();
        pages = new ClaimPages(ledger.tables());
    }

    @AfterParameterizedClassInvocation
    void close() throws IOException {
        ledger.close();
    }

    static Stream<ClaimOrder> orders() {
        return Stream.of(Column.values())
                .flatMap(column -> Stream.of(new ClaimOrder(column, false), new ClaimOrder(column, true)));
    }

    static List<ClaimCondition> conditions() {
        var all = ClaimCondition.ALL;
        Instant day = SomeClaims.START.plus(Duration.ofDays(10));
        return List.of(
                all.withTiers(Set.of("AFFIRMING")),
                all.withTiers(Set.of("CONTRAINDICATED")),
                all.withTiers(Set.of("CONTRAINDICATED", "WARNING")),
                all.withVerdicts(Set.of(ClaimCondition.NOT_RUN)),
                all.withVerdicts(Set.of("OUTSIDE")),
                all.withNamed(Map.of(Name.OPERATOR, "Lone-01")),
                all.withNamed(Map.of(Name.PROVIDER, "provider-1", Name.MODEL, "model-2")),
                all.withNamed(Map.of(Name.APPLICATION, "app-0")).withTiers(Set.of("NONE")),
                all.withMade(Optional.of(new Span(day, day.plus(Duration.ofDays(1))))),
                all.withMade(Optional.of(new Span(day.plusNanos(5), day.plus(Duration.ofDays(40))))),
                all.withText("OPERATOR-4 app-1"),
                all.withText("run-1"),
                all.withText(SomeClaims.upper(SomeClaims.id(40).hex())),
                all.withText("nothing of the kind"),
                all.withText("model-3").withTiers(Set.of("WARNING")),
                all.withIds(Optional.of(Set.of(SomeClaims.id(3), SomeClaims.id(3_999), SomeClaims.id(9_999)))));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyColumnSortsBothWaysWithoutLosingAClaim(ClaimOrder order) throws IOException {
        assertThat(read(pages.list(ClaimCondition.ALL, order))).isEqualTo(sorted(ClaimCondition.ALL, order));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesBetweenMarksAreTheSame(ClaimOrder order) throws IOException {
        assertThat(read(pages.list(ClaimCondition.ALL, order, ClaimMarks.NONE, HARDLY_ANY)))
                .isEqualTo(sorted(ClaimCondition.ALL, order));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void whateverIsAskedForComesInEveryOrder(ClaimCondition condition) throws IOException {
        for (var order : orders().toList()) {
            assertThat(read(pages.list(condition, order))).isEqualTo(sorted(condition, order));
            assertThat(read(pages.list(condition, order, ClaimMarks.NONE, HARDLY_ANY)))
                    .isEqualTo(sorted(condition, order));
        }
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void theFirstPageComesBeforeTheRestIsCounted(ClaimCondition condition) throws IOException {
        var expected = sorted(condition, ClaimOrder.DEFAULT);
        assertThat(pages.list(condition, ClaimOrder.DEFAULT).first(() -> false))
                .isEqualTo(expected.subList(0, Math.min(ClaimPages.PAGE, expected.size())));
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void aClaimIsFoundInTheListing(Column column) throws IOException {
        for (int kept : List.of(HARDLY_ANY, COUNT)) {
            var order = new ClaimOrder(column, true);
            var listing = pages.list(ClaimCondition.ALL.withTiers(Set.of("AFFIRMING")), order, ClaimMarks.NONE, kept);
            listing.complete(() -> false);
            var expected = sorted(ClaimCondition.ALL.withTiers(Set.of("AFFIRMING")), order);
            assertThat(listing.index(expected.get(1_234).number())).hasValue(1_234);
            assertThat(listing.index(sorted(ClaimCondition.ALL, ClaimOrder.DEFAULT)
                            .getFirst()
                            .number()))
                    .isEmpty();
        }
    }

    @Test
    void labelsThatAreNumbersSortAsNumbers() {
        assertThat(Stream.of("x7", "100", "99", "0100").map(ClaimKeys::label).sorted())
                .containsExactly(
                        ClaimKeys.label("99"), ClaimKeys.label("100"), ClaimKeys.label("0100"), ClaimKeys.label("x7"));
    }

    @Test
    void whatIsCancelledIsNotComplete() throws IOException {
        var listing = pages.list(ClaimCondition.ALL.withText("run"), ClaimOrder.DEFAULT);
        listing.complete(() -> true);
        assertThat(listing.size()).isEmpty();
        listing.complete(() -> false);
        assertThat(listing.size()).isNotEmpty();
    }

    @Test
    void claimsAreFoundByTheirIdsInTheOrderOfTheIds() throws IOException {
        assertThat(pages.rows(List.of(SomeClaims.id(70), SomeClaims.id(9_999), SomeClaims.id(2))))
                .containsExactly(claims.get(69), claims.get(1));
    }

    @Test
    void aReasonCodeConcernsTheClaimsThatHaveIt() throws IOException {
        var condition = ClaimCondition.ALL.withCodes(Set.of("EV-BLOB-MISSING"));
        assertThat(read(pages.list(condition, ClaimOrder.DEFAULT)))
                .isNotEmpty()
                .isEqualTo(sorted(ClaimCondition.ALL.withTiers(Set.of("CONTRAINDICATED")), ClaimOrder.DEFAULT));
    }

    /** Some claims have one code themselves and rest on evidence that has the other. */
    @Test
    void ofTwoCodesNoClaimIsLostThatHasOne() throws IOException {
        new ReasonTable(ledger.tables()).ofItem("batch-7", List.of("EV-BATCH-LEAF-MISSING"));
        var codes = ClaimCondition.ALL.withCodes(Set.of("EV-BLOB-MISSING", "EV-BATCH-LEAF-MISSING"));
        var expected = sorted(ClaimCondition.ALL, ClaimOrder.DEFAULT).stream()
                .filter(claim -> claim.tier().equals("CONTRAINDICATED") || claim.number() / 400 == 7)
                .toList();
        var listing = pages.list(codes, ClaimOrder.DEFAULT);
        assertThat(listing.first(() -> false)).isEqualTo(expected.subList(0, ClaimPages.PAGE));
        listing.complete(() -> false);
        assertThat(listing.size()).hasValue(expected.size());
        assertThat(read(pages.list(codes, ClaimOrder.DEFAULT))).isEqualTo(expected);
    }

    @Test
    void aCodeOfAnEvidenceItemConcernsTheClaimsThatRestOnIt() throws IOException {
        new ReasonTable(ledger.tables()).ofItem("batch-3", List.of("EV-BATCH-TREE-BROKEN", "EV-SIG-VALID"));
        var broken = ClaimCondition.ALL.withCodes(Set.of("EV-BATCH-TREE-BROKEN"));
        assertThat(read(pages.list(broken, ClaimOrder.DEFAULT)))
                .hasSize(400)
                .allMatch(claim -> claim.number() / 400 == 3);
        var valid = ClaimCondition.ALL.withCodes(Set.of("EV-SIG-VALID"));
        assertThat(read(pages.list(valid, ClaimOrder.DEFAULT))).hasSize(COUNT);
    }

    @Test
    void countsAreOfEveryClaim() throws IOException {
        assertThat(pages.count(Name.OPERATOR)).containsEntry("Lone-01", 1L);
        assertThat(pages.count(Name.OPERATOR).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(COUNT);
        assertThat(pages.earliest().orElseThrow()).isBefore(pages.latest().orElseThrow());
    }

    private List<ClaimFacts> sorted(ClaimCondition condition, ClaimOrder order) {
        return claims.stream()
                .filter(ClaimTest.ofRowAlone(condition))
                .sorted(order.comparator())
                .toList();
    }

    private static List<ClaimFacts> read(ClaimListing listing) throws IOException {
        listing.complete(() -> false);
        var all = new ArrayList<ClaimFacts>();
        long size = listing.size().orElseThrow();
        for (long page = 0; page * ClaimPages.PAGE < size; page++) {
            all.addAll(listing.page(page));
        }
        return all;
    }
}
