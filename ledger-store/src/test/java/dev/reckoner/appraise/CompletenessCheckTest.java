package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.completeness.Completeness;
import dev.reckoner.appraise.completeness.Signed;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a case holds of the signed and of the settled. */
class CompletenessCheckTest {
    private static final Instant AT = Instant.parse("2026-05-12T12:00:00Z");
    private static final MadeGateway GATEWAY = new MadeGateway();

    private final CollectingSink sink = new CollectingSink();
    private Evidence.SignedResponse first;
    private Evidence.SignedResponse middle;
    private Evidence.SignedResponse last;
    private Evidence.SignedResponse later;

    @BeforeEach
    void fourAnswers() throws IOException {
        first = answer(0);
        middle = answer(600);
        last = answer(1200);
        later = answer(9000);
    }

    @Test
    void aResponseBetweenSettledOnesThatIsNotSettledIsARemark() throws IOException {
        MadeBatch.of(sink, first, last);
        assertThat(ofClaim(1)).containsExactly("EV-UNSETTLED-IN-CASE");
        assertThat(ofClaim(0)).isEmpty();
        assertThat(ofClaim(2)).isEmpty();
    }

    @Test
    void ofATimeWithoutSettlementsNothingIsSaid() throws IOException {
        MadeBatch.of(sink, first, last);
        assertThat(ofClaim(3)).isEmpty();
        sink.evidence.removeIf(Evidence.SettlementBatch.class::isInstance);
        assertThat(ofClaim(1)).isEmpty();
    }

    @Test
    void aSettlementOfTheSameSecondIsNeitherBeforeNorAfter() throws IOException {
        GATEWAY.answer(sink, MadeGateway.request("of the same second", 0.5), "yes", AT.plusSeconds(600));
        MadeBatch.of(sink, middle);
        assertThat(ofClaim(4)).isEmpty();
        MadeBatch.of(sink, middle, last);
        assertThat(ofClaim(4)).isEmpty();
        MadeBatch.of(sink, first);
        assertThat(ofClaim(4)).containsExactly("EV-UNSETTLED-IN-CASE");
    }

    @Test
    void aSettlementOnItsOwnCounts() throws IOException {
        MadeBatch.of(sink, first, last);
        new MadeChain(sink)
                .settled(MadeChain.RELAY, SingleSettlement.of(middle), MadeChain.PAYER, AT, MadeChain.hash("1"));
        assertThat(ofClaim(1)).isEmpty();
    }

    @Test
    void leavesWithoutResponseAreCountedWhereTheCaseHoldsOthersOfTheBatch() throws IOException {
        Evidence.SettlementBatch batch = MadeBatch.of(sink, first, middle, last);
        assertThat(ofBatch(batch)).extracting(Finding::code).containsExactly("EV-LEAVES-ANSWERED");
        sink.evidence.remove(middle);
        assertThat(ofBatch(batch)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-LEAF-WITHOUT-RESPONSE");
            assertThat(finding.detail()).isEqualTo("1 of 3, first value 2");
        });
        sink.evidence.removeAll(List.of(first, last));
        assertThat(ofBatch(batch)).isEmpty();
    }

    @Test
    void theCountsOfTheWholeCaseComeFromTheSameList() throws IOException {
        Evidence.SettlementBatch batch = MadeBatch.of(sink, first, last);
        new MadeChain(sink).batchSettled(MadeChain.RELAY, batch.root(), 2, AT.plusSeconds(1260));
        var evidence = new CollectedEvidence(sink);
        var counts = Completeness.of(
                sink.evidence.stream()
                        .filter(Evidence.SignedResponse.class::isInstance)
                        .map(Evidence.SignedResponse.class::cast)
                        .flatMap(response -> Signed.of(response).stream()),
                CaseSettlements.of(new Check.Context(evidence, ReferenceValues.BUILT_IN)));
        assertThat(counts.signed()).isEqualTo(4);
        assertThat(counts.settled()).isEqualTo(2);
        assertThat(counts.unsettled()).isEqualTo(1);
        assertThat(counts.uncovered()).isEqualTo(1);
        assertThat(counts.withoutResponse()).isZero();
        assertThat(counts.delays().orElseThrow().least()).isEqualTo(60);
        assertThat(counts.delays().orElseThrow().most()).isEqualTo(1260);
    }

    private Evidence.SignedResponse answer(int later) throws IOException {
        return GATEWAY.answer(sink, MadeGateway.request("question " + later, 0.5), "yes", AT.plusSeconds(later));
    }

    private List<String> ofClaim(int claim) {
        return new CollectedEvidence(sink)
                .findings(sink.claims.get(claim), ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.check().equals("completeness"))
                        .map(Finding::code)
                        .toList();
    }

    private List<Finding> ofBatch(Evidence.SettlementBatch batch) {
        return new CollectedEvidence(sink)
                .findings(batch, ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.check().equals("completeness"))
                        .toList();
    }
}
