package dev.reckoner.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import dev.reckoner.ui.chart.ClaimsPerDay.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was isolated for findings stands beside them and in the chart. */
class WhatWasDoneTest {
    private static final Digest ONE = digest("one");
    private static final Digest TWO = digest("two");
    private static final Instant MADE = Instant.parse("2026-04-10T08:00:00Z");
    private static final Instant ISOLATED = Instant.parse("2026-04-17T10:00:00Z");
    private static final FindingGroup GROUP = new FindingGroup(
            List.of(new FindingGroup.Reason(Tier.CONTRAINDICATED, "run", "EX-OUTSIDE", "Another answer")),
            "meridian-02",
            true,
            Set.of(ONE, TWO),
            MADE,
            MADE.plusSeconds(86_400));

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static IsolationRow row(Scope scope, List<Digest> evidence, boolean lifted) {
        var lift = new IsolationRow.Lift(9, ISOLATED.plusSeconds(11 * 86_400), "a new build", "R. Osei");
        return new IsolationRow(
                7,
                ISOLATED,
                new Isolation(scope, "wrong answers", evidence, "R. Osei"),
                lifted ? Optional.of(lift) : Optional.empty());
    }

    private static List<String> done(IsolationRow row) {
        return new WhatWasDone(List.of(row), List.of()).about(GROUP);
    }

    @Test
    void anIsolationThatRestsOnTheClaimsConcernsThem() {
        var scope = Scope.party(NodeKind.OPERATOR, "meridian-02");
        assertThat(done(row(scope, List.of(ONE), false))).containsExactly("isolated 2026-04-17");
        assertThat(done(row(scope, List.of(ONE), true))).containsExactly("isolated 2026-04-17, lifted 2026-04-28");
        assertThat(done(row(scope, List.of(digest("other")), false))).isEmpty();
    }

    @Test
    void oneWithoutEvidenceConcernsItsPartyInItsDays() {
        var scope = Scope.party(NodeKind.OPERATOR, "meridian-02");
        assertThat(done(row(scope, List.of(), false))).containsExactly("isolated 2026-04-17");
        assertThat(done(row(Scope.party(NodeKind.OPERATOR, "tessel-01"), List.of(), false)))
                .isEmpty();
        var later = Optional.of(new Span(ISOLATED, ISOLATED.plusSeconds(60)));
        assertThat(done(row(scope.withMade(later), List.of(), false))).isEmpty();
    }

    @Test
    void theChartSaysWhatWasContradictedIsolatedAndLifted() {
        var scope = Scope.party(NodeKind.OPERATOR, "meridian-02");
        var events = DayEvents.of(List.of(GROUP), List.of(row(scope, List.of(ONE, TWO), true)));
        assertThat(events)
                .extracting(Event::words)
                .containsExactly(
                        "meridian-02: 2 contradicted",
                        "meridian-02 isolated, 2 answers found wrong",
                        "meridian-02: isolation lifted");
        assertThat(events)
                .extracting(event -> event.day().toString())
                .containsExactly("2026-04-10", "2026-04-17", "2026-04-28");
        assertThat(events.getLast().sentence()).contains("a new build", "R. Osei", "operator meridian-02");
    }

    @Test
    void anIsolationIsNotSaidToRestOnWrongAnswersThatNobodyFound() {
        var scope = Scope.party(NodeKind.OPERATOR, "meridian-02");
        assertThat(DayEvents.of(List.of(), List.of(row(scope, List.of(ONE), false))))
                .extracting(Event::words)
                .containsExactly("meridian-02 isolated");
    }
}
