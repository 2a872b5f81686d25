package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketUnit;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.market.Doubt;
import dev.reckoner.market.Intervention.Kind;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Movement;
import java.io.IOException;
import java.time.Clock;
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
        assertThat(found.intervention().kind()).isEqualTo(Kind.FINDING);
        assertThat(found.intervention().known()).isEqualTo(AuditDay.FOUND.at());
        assertThat(found.count()).isEqualTo(15);
        var response = market.response(found);
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
        assertThat(market.response(market.known().getFirst()).movement()).isEqualTo(Movement.MOVED_AWAY);
    }

    @Test
    void theIsolationOfTheSameHourCannotBeToldFromTheFinding() throws IOException {
        var market = market(MarketUnit.OPERATOR);

        assertThat(market.near(market.known().getFirst()))
                .extracting(other -> other.intervention().kind())
                .contains(Kind.ISOLATION);
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
