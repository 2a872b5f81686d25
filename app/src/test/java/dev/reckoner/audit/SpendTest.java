package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.payment.CostRule;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was paid for what an isolation touches. */
class SpendTest {
    @TempDir
    Path folder;

    private IsolationEffect effect(int scenario) throws Exception {
        try (var in = new Investigation(folder)) {
            CostTrails.all().get(scenario).play().on(in);
            var operator = AllClaims.of(in.bring()).getFirst().operator();
            return in.bring().attribution().effect(Scope.party(NodeKind.OPERATOR, operator));
        }
    }

    @Test
    void theCostIsThatWhichTheResponseStates() throws Exception {
        var spend = effect(0).spend();
        assertThat(spend.sums()).isEqualTo(Map.of("OPG", new BigDecimal("0.00168")));
        assertThat(spend.stated()).isEqualTo(1);
        assertThat(spend.isPart()).isFalse();
        assertThat(spend.words()).isEqualTo("0.00168 OPG");
    }

    @Test
    void aCostThatDoesNotFollowFromThePriceIsStatedAllTheSame() throws Exception {
        assertThat(effect(2).spend().words()).isEqualTo("0.001680000000000001 OPG");
    }

    @Test
    void ofWhatCannotBeReadNothingIsAdded() throws Exception {
        var spend = effect(4).spend();
        assertThat(spend.sums()).isEmpty();
        assertThat(spend.claims()).isEqualTo(1);
        assertThat(spend.words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'0.00168 OPG for 10 and 8 tokens', 0.00168",
                "'stated 2 OPG, computed 3 OPG for 1 and 1 tokens', 2",
                "'stated 0.000085, computed 0.000084', none",
                "'about 2 OPG', none",
                "'', none"
            })
    void theDetailOfAFindingBeginsWithTheCost(String detail, String cost) {
        assertThat(CostRule.stated(detail).map(BigDecimal::toPlainString).orElse(null))
                .isEqualTo(cost);
    }
}
