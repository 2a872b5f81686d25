package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.BecameKnown.Kind;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketUnit;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.market.Doubt;
import dev.reckoner.market.MarketResponse;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Movement;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the users of the sample did once it was known what was found. */
class SampleMarketTest {
    private final SampleCase sample = AuditedSample.made().sample();

    private CaseMarket market(MarketUnit unit) throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            return open.market().read(unit);
        }
    }

    @Test
    void usersMoveAwayFromWhoSoldInt8AsFp32() throws IOException {
        var market = market(MarketUnit.OPERATOR);
        var found = market.known().getFirst();

        assertThat(found.party()).isEqualTo("meridian-02");
        assertThat(found.intervention().known()).isEqualTo(AuditDay.FOUND.at());
        assertThat(found.counts().get(Kind.FINDING)).isEqualTo(15);
        var response = response(market, found);
        assertThat(response.movement()).isEqualTo(Movement.MOVED_AWAY);
        var effect = response.in(Measure.CLAIMS).orElseThrow().effect().orElseThrow();
        assertThat(effect.projected()).isBetween(1.99, 2.01);
        assertThat(effect.observed()).isBetween(0.49, 0.51);
        assertThat(response.in(Measure.PAYERS)).as("no bundle says who paid").isEmpty();
        assertThat(response.in(Measure.SPEND)).isEmpty();
    }

    @Test
    void usersMoveAwayFromItsProviderToo() throws IOException {
        var market = market(MarketUnit.PROVIDER);

        assertThat(market.known().getFirst().party()).isEqualTo("meridian");
        assertThat(response(market, market.known().getFirst()).movement()).isEqualTo(Movement.MOVED_AWAY);
    }

    private static MarketResponse response(CaseMarket market, BecameKnown one) {
        return Optional.ofNullable(market.responses().get(one)).orElseThrow();
    }

    /** They are tested together, once. */
    @Test
    void theIsolationOfTheSameHourCannotBeToldFromTheFinding() throws IOException {
        var first = market(MarketUnit.OPERATOR).known().getFirst();

        assertThat(first.counts()).containsOnlyKeys(Kind.FINDING, Kind.ISOLATION);
        assertThat(first.counts().get(Kind.ISOLATION)).isEqualTo(21);
        assertThat(first.claims()).hasSize(21);
    }

    /** Five operators, of which one was found out, are no market. */
    @Test
    void overAllOfThemNothingCanBeTold() throws IOException {
        for (var unit : MarketUnit.values()) {
            var market = market(unit);
            assertThat(market.departures().doubt()).contains(Doubt.TOO_FEW_CASES);
            assertThat(market.attraction().doubt()).contains(Doubt.TOO_FEW_CASES);
        }
    }

    @Test
    void whatIsPaidIsToldOfChatAnswersAlone() throws IOException {
        var counted = market(MarketUnit.OPERATOR).counted();

        assertThat(counted.spend().orElseThrow().unit()).isEqualTo("OPG");
        assertThat(counted.withPayer()).isPositive();
        assertThat(counted.notAttributed()).isPositive();
    }
}
