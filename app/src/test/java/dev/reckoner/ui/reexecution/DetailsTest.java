package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedOperators;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.RerunDepth;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.FirstLookResult;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.StripColumn;
import dev.reckoner.ui.reexecution.NearestViewModel.State;
import dev.reckoner.ui.reexecution.OutcomeViewModel.Page;
import dev.reckoner.ui.reexecution.ValuesViewModel.Values;
import dev.reckoner.ui.task.Background;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is looked up for an outcome: values, nearest claims, operators. */
class DetailsTest {
    private final InventedCase auditCase = new InventedCase();
    private final List<Exception> failures = new ArrayList<>();
    private final OutcomeViewModel model =
            new OutcomeViewModel(auditCase, Background.direct(), new InventedOffers(), failures::add);

    /** Claim 97 is one whose output is not of the named model. */
    private ClaimDetail outside() {
        Digest id = AllClaims.of(auditCase).get(96).id();
        auditCase.reexecute(List.of(id), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT);
        return auditCase.claim(id).orElseThrow();
    }

    private ReexecutionOutcome show(ClaimDetail detail) {
        ReexecutionOutcome outcome = detail.comparison().orElseThrow();
        model.show(detail.row().label(), Optional.of(detail), outcome);
        return outcome;
    }

    private static ReexecutionOutcome with(ReexecutionOutcome outcome, Verdict verdict, RerunDepth depth) {
        return new ReexecutionOutcome(
                outcome.claim(),
                verdict,
                outcome.code(),
                outcome.sentence(),
                outcome.outputs(),
                outcome.substitute(),
                outcome.environment(),
                outcome.took(),
                depth);
    }

    @Test
    void valuesAreReadOnlyWhenTheyAreAskedFor() {
        show(outside());
        assertThat(model.values().values().get()).isInstanceOf(Values.Reading.class);
        model.page().set(Page.VALUES);
        assertThat(model.values().values().get()).isInstanceOf(Values.Some.class);
        assertThat(model.values().rows()).hasSize(384);
        assertThat(model.values().about()).isEqualTo("embedding, FLOAT 1 × 384; 384 values, 384 differ");
        assertThat(failures).isEmpty();
    }

    @Test
    void valuesAreWrittenAsTheyAreShown() throws IOException {
        show(outside());
        model.page().set(Page.VALUES);
        model.values().view().set(new ValueRows.View(true, true));
        var out = new ByteArrayOutputStream();
        model.values().export().orElseThrow().writing().write(out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(385).first().isEqualTo("Index,Place,Claimed,Recomputed,Error,Ulps");
        ValueRow worst = model.values().rows().getFirst();
        assertThat(lines.get(1)).startsWith(worst.index() + ",\"" + worst.place() + "\"," + worst.claimed());
    }

    @Test
    void whyValuesCannotBeShownIsASentence() {
        ClaimDetail detail = outside();
        ReexecutionOutcome outcome = detail.comparison().orElseThrow();
        Claim claim = detail.claim();
        assertThat(none(claim, RerunDepth.NONE, "embedding")).startsWith("The run did not keep the recomputed values");
        var elsewhere = depth(outcome, Digest.sha256(new byte[] {1}));
        assertThat(none(claim, elsewhere, "embedding")).isEqualTo("The case does not hold the bytes of embedding.");
        var noTensor = depth(outcome, auditCase.evidence().getFirst().blob());
        assertThat(none(claim, noTensor, "embedding")).startsWith("The bytes of embedding are no tensor");
        assertThat(failures).isEmpty();
    }

    private String none(Claim claim, RerunDepth depth, String output) {
        model.values().show(claim, depth, output);
        return ((Values.None) model.values().values().get()).sentence();
    }

    private static RerunDepth depth(ReexecutionOutcome outcome, Digest recomputed) {
        return new RerunDepth(
                Map.of("embedding", recomputed),
                "",
                outcome.depth().terms(),
                outcome.depth().localisation(),
                outcome.depth().explanation());
    }

    @Test
    void ofAnEmbeddingTheNearestOtherClaimsAreShownWithTheirRanks() {
        show(outside());
        var found = (State.Found) model.nearest().state().get();
        assertThat(found.nearest().rows()).hasSize(5);
        assertThat(found.nearest().compared()).isEqualTo(239);
        assertThat(NearestCard.sentence(found.nearest())).startsWith("top 5 of 239: ");
    }

    @Test
    void whatIsNoEmbeddingHasNoNeighbours() {
        ClaimDetail detail = outside();
        ReexecutionOutcome outcome = with(detail.comparison().orElseThrow(), Verdict.OUTSIDE, RerunDepth.NONE);
        model.show("c", Optional.of(detail), outcome);
        assertThat(model.nearest().state().get()).isInstanceOf(State.NoEmbedding.class);
    }

    @Test
    void theGuiltyOperatorIsSelectedAndFoldsOpen() {
        show(outside());
        OperatorsViewModel operators = model.operators();
        assertThat(operators.error())
                .hasValueSatisfying(error -> assertThat(error.type()).isEqualTo("MatMul"));
        List<StripColumn> before = operators.columns(32);
        assertThat(operators.columns(32)).isSameAs(before);
        StripColumn.Fold fold = before.stream()
                .filter(StripColumn.Fold.class::isInstance)
                .map(StripColumn.Fold.class::cast)
                .findFirst()
                .orElseThrow();
        operators.open(fold);
        assertThat(operators.columns(32)).hasSizeGreaterThan(before.size());
    }

    @Test
    void theEdgesOfAModelAreReadOnceAsSoonAsOperatorsAreShown() {
        show(outside());
        assertThat(model.operators().edges().get()).isEqualTo(InventedOperators.graph());
        var reads = new java.util.concurrent.atomic.AtomicInteger();
        model.operators().edges().subscribe(edges -> reads.incrementAndGet());
        model.page().set(Page.GRAPH);
        show(outside());
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatIsMeasuredStaysFromClaimToClaim() {
        show(outside());
        model.operators().measure().set(Measure.DRIFT);
        show(outside());
        assertThat(model.operators().measure().get()).isEqualTo(Measure.DRIFT);
    }

    @Test
    void aFirstLookIsShownAsAHint() {
        ClaimDetail detail = outside();
        ReexecutionOutcome outcome = show(detail);
        assertThat(model.operators().firstLook()).isEmpty();
        var look = new FirstLookResult(18, 0, List.of(), 2, "00");
        var depth = new RerunDepth(
                outcome.depth().recomputed(),
                "",
                List.of(),
                outcome.depth().localisation().map(found -> found.after(look)),
                Optional.empty());
        model.show("c", Optional.of(detail), with(outcome, Verdict.OUTSIDE, depth));
        assertThat(model.operators().firstLook())
                .isEqualTo("A hint, not a verdict. A first look at the 18 largest matrix products found nothing.");
    }

    @Test
    void withoutOperatorsItSaysWhy() {
        ClaimDetail detail = outside();
        ReexecutionOutcome outcome = detail.comparison().orElseThrow();
        var some = new RerunDepth(outcome.depth().recomputed(), "", List.of(), Optional.empty(), Optional.empty());
        assertThat(absent(detail, with(outcome, Verdict.OUTSIDE, RerunDepth.NONE)))
                .startsWith("The steps inside the model were not compared in this run.");
        assertThat(absent(detail, with(outcome, Verdict.OUTSIDE, some))).startsWith("The trail has final outputs only");
        assertThat(absent(detail, with(outcome, Verdict.BIT_EXACT, some))).startsWith("The outputs agree");
        assertThat(absent(detail, with(outcome, Verdict.INCONCLUSIVE, some))).startsWith("The trail has final");
        assertThat(model.operators().hasGraph()).isFalse();
        assertThat(model.operators().columns(10)).isEmpty();
    }

    private String absent(ClaimDetail detail, ReexecutionOutcome outcome) {
        model.show("c", Optional.of(detail), outcome);
        return model.operators().absent();
    }

    @Test
    void anOutcomeThatAnEarlierVersionRecordedIsShownWithoutItsDepth() throws IOException {
        ClaimDetail detail = outside();
        var json = (com.fasterxml.jackson.databind.node.ObjectNode)
                CaseJson.tree(detail.comparison().orElseThrow());
        json.remove("depth");
        ReexecutionOutcome earlier =
                CaseJson.value(json.toString().getBytes(StandardCharsets.UTF_8), ReexecutionOutcome.class);
        model.show("c", Optional.of(detail), earlier);
        model.page().set(Page.VALUES);
        assertThat(model.output().get()).isPresent();
        assertThat(model.operators().found().get()).isEmpty();
        assertThat(model.values().values().get()).isInstanceOf(Values.None.class);
        assertThat(failures).isEmpty();
    }

    @Test
    void everythingOfAnOutcomeIsReadBackAsItWasRecorded() throws IOException {
        ReexecutionOutcome outcome = outside().comparison().orElseThrow();
        assertThat(CaseJson.value(CaseJson.bytes(outcome), ReexecutionOutcome.class))
                .isEqualTo(outcome);
    }
}
