package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same response settled again, and the same request answered differently. */
class ReplayCheckTest {
    private static final Instant AT = Instant.parse("2026-05-12T12:00:00Z");
    private static final MadeGateway GATEWAY = new MadeGateway();
    private static final MadeGateway OTHER = new MadeGateway();

    private final CollectingSink sink = new CollectingSink();
    private final MadeChain chain = new MadeChain(sink);

    @Test
    void twoSignedAnswersToOneRequestAtTemperatureZeroAreAMatterForAPerson() throws IOException {
        GATEWAY.bringKey(sink);
        answer(GATEWAY, 0, "yes", 0);
        answer(GATEWAY, 0, "no", 10);
        assertThat(findings("replay")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-EQUIVOCATION");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            assertThat(finding.detail()).endsWith("the same enclave");
        });
    }

    @Test
    void aTemperatureThatWasNotGivenIsHashedAsZero() throws IOException {
        GATEWAY.bringKey(sink);
        ObjectNode request = MadeGateway.request("?", 0);
        request.remove("temperature");
        GATEWAY.answer(sink, request, "yes", AT);
        GATEWAY.answer(sink, request, "no", AT.plusSeconds(1));
        assertThat(findings("replay")).extracting(Finding::code).containsExactly("EV-EQUIVOCATION");
    }

    @Test
    void atAnotherTemperatureAnswersMayDiffer() throws IOException {
        GATEWAY.bringKey(sink);
        answer(GATEWAY, 0.7, "yes", 0);
        answer(GATEWAY, 0.7, "no", 10);
        assertThat(findings("replay")).isEmpty();
    }

    @Test
    void anAnswerThatNobodySignedIsNoEquivocation() throws IOException {
        GATEWAY.bringKey(sink);
        answer(GATEWAY, 0, "yes", 0);
        ObjectNode forged = GATEWAY.exchange(MadeGateway.request("?", 0), "no", AT.plusSeconds(10));
        ObjectNode response = (ObjectNode) forged.get("response");
        response.put("tee_signature", "AAAA");
        MadeGateway.read(sink, forged);
        assertThat(findings("replay")).isEmpty();
        // Nor does the forged one make an equivocation of itself.
        assertThat(findings("replay", 1)).isEmpty();
    }

    @Test
    void withoutTheRequestTheTemperatureIsNotKnown() throws IOException {
        GATEWAY.bringKey(sink);
        for (String text : List.of("yes", "no")) {
            ObjectNode exchange = GATEWAY.exchange(MadeGateway.request("?", 0), text, AT);
            exchange.remove("request");
            MadeGateway.read(sink, exchange);
        }
        assertThat(findings("replay")).isEmpty();
    }

    @Test
    void aRequestThatIsNotTheHashedOneDoesNotTellTheTemperature() throws IOException {
        GATEWAY.bringKey(sink);
        for (String text : List.of("yes", "no")) {
            ObjectNode exchange = GATEWAY.exchange(MadeGateway.request("?", 0.7), text, AT);
            exchange.set("request", MadeGateway.request("?", 0));
            MadeGateway.read(sink, exchange);
        }
        assertThat(findings("replay")).isEmpty();
    }

    @Test
    void theSameAnswerOfAnotherEnclaveIsARemark() throws IOException {
        GATEWAY.bringKey(sink);
        OTHER.bringKey(sink);
        answer(GATEWAY, 0, "yes", 0);
        answer(GATEWAY, 0, "yes", 5);
        assertThat(findings("same-text")).isEmpty();
        answer(OTHER, 0, "yes", 10);
        assertThat(findings("same-text")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-SAME-TEXT");
            assertThat(finding.tier()).isEqualTo(Tier.NONE);
            assertThat(finding.detail()).contains(OTHER.teeId());
            assertThat(AppraisalPolicy.weighs(finding)).isFalse();
        });
        assertThat(findings("replay")).isEmpty();
    }

    @Test
    void manyForgedAnswersDoNotHideASignedOne() throws IOException {
        GATEWAY.bringKey(sink);
        answer(GATEWAY, 0, "yes", 0);
        for (int i = 0; i < 40; i++) {
            ObjectNode forged = GATEWAY.exchange(MadeGateway.request("?", 0), "forged " + i, AT);
            ((ObjectNode) forged.get("response")).put("tee_signature", "AAAA");
            MadeGateway.read(sink, forged);
        }
        answer(GATEWAY, 0, "no", 10);
        assertThat(findings("replay")).extracting(Finding::code).containsExactly("EV-EQUIVOCATION");
    }

    @Test
    void oneResponseForSeveralAddressesAndInSeveralTransactionsIsAWarning() throws IOException {
        GATEWAY.bringKey(sink);
        SingleSettlement one = SingleSettlement.of(answer(GATEWAY, 0.7, "yes", 0));
        chain.settled(MadeChain.RELAY, one, MadeChain.PAYER, AT, MadeChain.hash("1"));
        assertThat(findings("replay")).isEmpty();
        chain.settled(MadeChain.ANYBODYS, one, MadeChain.ANYBODYS, AT, MadeChain.hash("not the relay's"));
        assertThat(findings("replay")).isEmpty();
        chain.settled(MadeChain.RELAY, one, MadeChain.PAYER, AT, MadeChain.hash("2"));
        assertThat(findings("replay")).extracting(Finding::code).containsExactly("EV-REPLAY-SETTLED");
        chain.settled(MadeChain.RELAY, one, MadeChain.ANYBODYS, AT, MadeChain.hash("2"));
        assertThat(findings("replay"))
                .extracting(Finding::code)
                .containsExactly("EV-REPLAY-PAYERS", "EV-REPLAY-SETTLED");
        assertThat(findings("replay")).extracting(Finding::tier).containsOnly(Tier.WARNING);
        assertThat(findings("replay").getFirst().detail()).isEqualTo(MadeChain.ANYBODYS + ", " + MadeChain.PAYER);
    }

    private Evidence.SignedResponse answer(MadeGateway gateway, double temperature, String text, int later)
            throws IOException {
        return gateway.answer(sink, MadeGateway.request("?", temperature), text, AT.plusSeconds(later));
    }

    private List<Finding> findings(String check) {
        return findings(check, 0);
    }

    private List<Finding> findings(String check, int claim) {
        return new CollectedEvidence(sink)
                .findings(sink.claims.get(claim), ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.check().equals(check))
                        .toList();
    }
}
