package dev.reckoner.appraise.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected figures were computed with CPython's decimal module in its default context. */
class CostRuleTest {
    @ParameterizedTest
    @CsvSource({
        // tokens in, out, price in, price out, price of OPG, cost in OPG's smallest unit, cost in dollars
        "10, 8, 0.000002, 0.000008, 0.05, 1680000000000000, 0.000084",
        "1, 0, 0.000001, 0, 3, 333333333334, 0.000001000000000002",
        "0, 0, 0.000002, 0.000008, 0.05, 0, 0",
        "1234567, 7654321, 0.00000125, 0.00001, 0.0712345678901234567, 1096187161132854151304, 78.08641875000000000002895046"
    })
    void theCostIsTheGateways(
            long in,
            long out,
            BigDecimal input,
            BigDecimal output,
            BigDecimal opgPrice,
            BigInteger opg,
            BigDecimal usd) {
        assertThat(CostRule.opg(in, out, new CostRule.Price(input, output), opgPrice))
                .isEqualTo(opg);
        assertThat(CostRule.usd(opg, opgPrice)).isEqualByComparingTo(usd);
    }

    @Test
    void aSessionIsOverOnlyIfItsCapWasReachedBeforeTheLastRequest() {
        BigInteger cap = BigInteger.TEN;
        assertThat(sum(4, 5).isOver(cap)).isFalse();
        assertThat(sum(9, 9).isOver(cap)).isFalse();
        assertThat(sum(5, 5, 1).isOver(cap)).isFalse();
        assertThat(sum(5, 5, 5).isOver(cap)).isTrue();
        assertThat(sum(50).isOver(cap)).isFalse();
    }

    @Test
    void amountsAreShownInWholeTokens() {
        assertThat(CostRule.words(new BigInteger("100000000000000000"))).isEqualTo("0.1 OPG");
        assertThat(CostRule.words(BigInteger.ZERO)).isEqualTo("0 OPG");
    }

    private static SessionSum sum(long... costs) {
        List<BigInteger> all =
                LongStream.of(costs).mapToObj(BigInteger::valueOf).toList();
        return SessionSum.of(all, 0);
    }
}
