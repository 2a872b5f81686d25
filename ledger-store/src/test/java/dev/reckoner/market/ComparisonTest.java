package dev.reckoner.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ResponseTerms TERMS = ResponseTerms.DAYS.withDraws(999);

    @Test
    void whatHappensToAllIsNoResponseOfOne() {
        Response claims = respond(6, day -> day < 100 ? 40 : 16, day -> day < 100 ? 40 : 16);

        assertThat(claims.movement()).isEqualTo(Movement.CANNOT_TELL);
        assertThat(claims.doubt()).contains(Doubt.OTHERS_CHANGED_TOO);
        assertThat(claims.comparison().orElseThrow().theirs()).isBetween(-0.75, -0.4);
    }

    @Test
    void whatHappensToOneAloneIsOne() {
        Response claims = respond(6, day -> day < 100 ? 40 : 16, day -> 40);

        Comparison comparison = claims.comparison().orElseThrow();
        assertThat(claims.movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(comparison.others()).isEqualTo(6);
        assertThat(comparison.difference()).isBetween(-0.85, -0.35);
        assertThat(comparison.placements()).isGreaterThanOrEqualTo(19);
        assertThat(comparison.p().orElseThrow()).isEqualTo(1.0 / (1 + comparison.placements()));
    }

    @Test
    void fewPlacementsGiveNoPValueButStillAComparison() {
        Comparison comparison =
                respond(3, day -> day < 100 ? 40 : 16, day -> 40).comparison().orElseThrow();

        assertThat(comparison.others()).isEqualTo(3);
        assertThat(comparison.placements()).isZero();
        assertThat(comparison.p()).isEmpty();
    }

    @Test
    void withTwoOthersNothingIsCompared() {
        assertThat(respond(2, day -> 40, day -> 40).comparison()).isEmpty();
    }

    @Test
    void aProviderOfWhichSomethingBecameKnownItselfIsNoComparison() {
        List<ProviderUse> providers = providers(4, day -> 40, day -> 40);
        List<Intervention> interventions = List.of(Users.finding("subject", 100), Users.finding("other 2", 90));
        Market market = new Market(Users.days(200), providers, interventions);

        Response claims = MarketResponse.of(market, interventions.getFirst(), TERMS)
                .responses()
                .getFirst();

        assertThat(claims.comparison().orElseThrow().others()).isEqualTo(3);
    }

    private static Response respond(int others, IntToDoubleFunction subject, IntToDoubleFunction other) {
        Market market = new Market(Users.days(200), providers(others, subject, other), List.of());
        return MarketResponse.of(market, Users.finding("subject", 100), TERMS)
                .responses()
                .getFirst();
    }

    private static List<ProviderUse> providers(int others, IntToDoubleFunction subject, IntToDoubleFunction other) {
        Random random = new Random(17);
        List<ProviderUse> providers = new ArrayList<>();
        providers.add(Users.of("subject", 200, random, subject));
        for (int i = 0; i < others; i++) {
            providers.add(Users.of("other " + i, 200, random, other));
        }
        return providers;
    }
}
