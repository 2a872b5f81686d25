package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.payment.CostRule;
import dev.reckoner.trail.opengradient.payment.SamplePayments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What responses say that they cost. */
class CostCheckTest {
    private static final CostRule.Price PRICE =
            new CostRule.Price(new BigDecimal("0.000002"), new BigDecimal("0.000008"));

    private final MadeTee tee = new MadeTee();

    private ObjectNode costing(long seconds, String opg, String usd) {
        ObjectNode exchange = tee.exchange("How much?", "A little.", seconds);
        ObjectNode response = (ObjectNode) exchange.get("response");
        response.putObject("usage").put("prompt_tokens", 10).put("completion_tokens", 8);
        response.putObject("opengradient")
                .put("cost_opg", opg)
                .put("cost_usd", usd)
                .put("opg_price_usd", "0.05");
        return exchange;
    }

    private ObjectNode costing() {
        return costing(1_747_000_000, "1680000000000000", "0.000084");
    }

    @Test
    void withoutACostTheQuestionDoesNotArise() {
        assertThat(new OffChainCase()
                        .with(tee.exchange("Free?", "Yes.", 1_747_000_000))
                        .ofClaim("cost"))
                .isEmpty();
    }

    @Test
    void withoutAPriceOnlyTheDollarsAreComputed() {
        List<Finding> findings = new OffChainCase().with(costing()).ofClaim("cost");
        assertThat(findings).extracting(Finding::code).containsExactly("EV-COST-CONSISTENT");
        assertThat(findings.getFirst().detail()).isEqualTo("0.00168 OPG; no price of gpt-4.1 is known here");
    }

    @Test
    void withAPriceTheCostIsComputedFromTheTokens() {
        assertThat(priced(costing())).containsExactly("EV-COST-RECOMPUTED");
        assertThat(priced(costing(1_747_000_000, "1680000000000001", "0.00008400000000000005")))
                .containsExactly("EV-COST-DIFFERS");
    }

    @ParameterizedTest
    @CsvSource({
        "1680000000000000,0.000085,EV-COST-USD-DIFFERS",
        "1680000000000001,0.000084,EV-COST-USD-DIFFERS",
        "-1,0,EV-COST-MALFORMED",
        "1e9,0,EV-COST-MALFORMED",
        "1.5,0,EV-COST-MALFORMED",
        "NaN,0,EV-COST-MALFORMED"
    })
    void figuresThatDoNotAgreeAreAWarning(String opg, String usd, String code) {
        assertThat(priced(costing(1_747_000_000, opg, usd))).containsExactly(code);
    }

    @Test
    void aPriceOfZeroIsNoFault() {
        ObjectNode exchange = costing();
        ((ObjectNode) exchange.at("/response/opengradient")).put("opg_price_usd", "0");
        assertThat(priced(exchange)).containsExactly("EV-COST-MALFORMED");
    }

    @Test
    void theCostInAStreamsLastFrameIsReadToo() {
        ObjectNode exchange = costing();
        ObjectNode response = (ObjectNode) exchange.remove("response");
        response.putArray("choices").addObject().put("finish_reason", "stop").putObject("delta");
        exchange.put(
                "response",
                "data: {\"choices\":[{\"delta\":{\"content\":\"A little.\"}}]}\n\ndata: " + response
                        + "\n\ndata: [DONE]\n\n");
        assertThat(priced(exchange)).containsExactly("EV-COST-RECOMPUTED");
        assertThat(priced("data: " + response + "\n\ndata: [DONE]\n\n")).containsExactly("EV-COST-RECOMPUTED");
    }

    @Test
    void aSessionIsAddedUpAndMeasuredByItsCap() {
        OffChainCase held = new OffChainCase()
                .with(
                        inSession(1, "40000000000000000"),
                        inSession(2, "60000000000000000"),
                        inSession(3, "9000000000000000"));
        assertThat(session(held))
                .isEqualTo("EV-SESSION-SUM: 0.109 OPG of 0.1 OPG in 3 responses; no more than the cap is charged");
        held.with(inSession(4, "60000000000000000"));
        assertThat(session(held)).startsWith("EV-SESSION-OVER-CAP: 0.169 OPG of 0.1 OPG in 4 responses");
    }

    @Test
    void oneResponseToldTwiceCountsOnce() {
        ObjectNode copy = inSession(1, "60000000000000000");
        copy.put("note", "copied");
        OffChainCase held = new OffChainCase().with(inSession(1, "60000000000000000"), copy);
        assertThat(session(held)).endsWith("0.06 OPG of 0.1 OPG in 1 responses");
    }

    @Test
    void withoutASessionThePaymentHoldsItsRequestsTogether() {
        OffChainCase held = new OffChainCase().with(paid(1, "60000000000000000"), paid(2, "10000000000000000"));
        assertThat(session(held)).isEqualTo("EV-SESSION-SUM: 0.07 OPG of 0.1 OPG in 2 responses");
    }

    private ObjectNode inSession(long second, String opg) {
        ObjectNode exchange = costing(1_747_000_000 + second, opg, "0");
        exchange.putObject("response_headers").put("X-Upto-Session", "s-1");
        return fixed(exchange, second);
    }

    private ObjectNode paid(long second, String opg) {
        ObjectNode exchange = costing(1_747_000_000 + second, opg, "0");
        exchange.putObject("headers").put("PAYMENT-SIGNATURE", SamplePayments.header(SamplePayments.FACILITATOR));
        return fixed(exchange, second);
    }

    /** Two makings of a signature differ, and copies must have the same. */
    private ObjectNode fixed(ObjectNode exchange, long second) {
        ((ObjectNode) exchange.get("response")).put("tee_signature", "AAA" + second);
        return exchange;
    }

    private static String session(OffChainCase held) {
        return held.ofClaim("cost").stream()
                .filter(finding -> finding.code().startsWith("EV-SESSION"))
                .map(finding -> finding.code() + ": " + finding.detail())
                .findFirst()
                .orElse("none");
    }

    private static List<String> priced(Object record) {
        OffChainCase held = new OffChainCase().with(record.toString());
        var context = new Check.Context(new CollectedEvidence(held.sink), ReferenceValues.BUILT_IN);
        return OffChainCase.codes(
                new CostCheck((claim, any) -> Optional.of(PRICE)).appraise(held.sink.claims.getFirst(), context));
    }
}
