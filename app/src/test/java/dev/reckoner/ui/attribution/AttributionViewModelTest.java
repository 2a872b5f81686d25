package dev.reckoner.ui.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.Neighbourhoods;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.ChainedAnswers;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionViewModelTest {
    private static final NodeId BAD = new NodeId(NodeKind.OPERATOR, "bad");

    @TempDir
    Path folder;

    private RecordedCase audit;
    private Contexts contexts;
    private AttributionViewModel model;

    @BeforeEach
    void makeCase() throws Exception {
        var trail = folder.resolve("chained.trail");
        try (var answers = new ChainedAnswers(trail)) {
            answers.answer("a", 1, "bad", "ledgerly", 1, 2).answer("c", 2, "good", "quillbox", 2, 5);
            for (int i = 0; i < 20; i++) {
                answers.answer("more-" + i, 10 + i, "bad", "northdesk", 100 + i, 200 + i);
            }
        }
        audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "R. Osei", false, Instant.EPOCH), Clock.systemUTC());
        audit.importTrails(List.of(trail), TaskProgress.SILENT);
        contexts = new Contexts(audit);
        model = new AttributionViewModel(contexts.context());
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    private Digest claim(String label) throws IOException {
        return audit.claims(ClaimCondition.ALL.withText(label), ClaimOrder.DEFAULT).first(() -> false).stream()
                .filter(row -> row.label().equals(label))
                .map(ClaimRow::id)
                .findFirst()
                .orElseThrow();
    }

    private AttributionViewModel.View view() {
        return model.view().get().orElseThrow();
    }

    private Light light(NodeId id) {
        return view().lit().node(id).map(Shown::light).orElseThrow();
    }

    @Test
    void somethingIsShownWhereNothingWasChosen() {
        model.shown();
        assertThat(view().shown().nodes()).isNotEmpty();
        assertThat(model.subject().get()).isPresent();
    }

    @Test
    void theClaimThatIsSelectedElsewhereIsShown() throws IOException {
        contexts.context().selection().claim().set(Optional.of(claim("a")));
        model.shown();
        assertThat(view().shown().focus().key()).isEqualTo(claim("a").hex());
        assertThat(model.subject().get().orElseThrow().liability()).isPresent();
        assertThat(light(BAD)).isEqualTo(Light.PATH);
    }

    @Test
    void selectingAPartyLightsWhatItTouchesInTheSamePlaces() throws IOException {
        model.show(claim("a"));
        var places = view().places().nodes();
        model.select(BAD);
        assertThat(view().again()).isTrue();
        assertThat(view().places().nodes())
                .extracting(node -> node.area())
                .isEqualTo(places.stream().map(node -> node.area()).toList());
        assertThat(light(BAD)).isEqualTo(Light.FOCUS);
        assertThat(light(new NodeId(NodeKind.ANSWER, claim("a").hex()))).isEqualTo(Light.TOUCHED);
        assertThat(light(new NodeId(NodeKind.ANSWER, claim("c").hex()))).isEqualTo(Light.TOUCHED);
        var effect = model.subject().get().orElseThrow().effect().orElseThrow();
        assertThat(effect.isolated()).isEqualTo(21);
        assertThat(effect.derived()).isEqualTo(1);
    }

    @Test
    void allThatAPartyTouchesIsMarkedAlikeAlsoWhereItsSourceIsFolded() throws IOException {
        model.find("bad");
        var derived = new NodeId(NodeKind.ANSWER, claim("c").hex());
        var source = new NodeId(NodeKind.ANSWER, claim("a").hex());
        assertThat(light(derived)).isEqualTo(Light.TOUCHED);
        assertThat(light(Neighbourhoods.MORE_ANSWERS)).isEqualTo(Light.TOUCHED);
        assertThat(view().lit().links())
                .filteredOn(link -> link.from().equals(derived) && link.to().kind() == NodeKind.ANSWER)
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.light()).isEqualTo(Light.TOUCHED);
                    assertThat(link.to())
                            .isEqualTo(view().shown().node(source).isPresent() ? source : Neighbourhoods.MORE_ANSWERS);
                });
        assertThat(view().lit().links())
                .filteredOn(link -> link.from().equals(Neighbourhoods.MORE_ANSWERS))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.to())
                            .as("no model, which each may have another of")
                            .isEqualTo(BAD);
                    assertThat(link.light()).isEqualTo(Light.TOUCHED);
                });
    }

    @Test
    void aFoldIsNotMarkedForAPartyThatItsAnswersMayNotBeOf() {
        model.find("bad");
        model.select(new NodeId(NodeKind.OPERATOR, "good"));
        assertThat(light(Neighbourhoods.MORE_ANSWERS)).isEqualTo(Light.PLAIN);
    }

    @Test
    void whereNoAnswerWasFoundWrongNothingNarrowsAnIsolation() throws IOException {
        model.visit(new Visit.Answer(claim("a"), true));
        var suggestion = model.isolating().get().orElseThrow().suggestion().orElseThrow();
        assertThat(suggestion.wrong()).isEmpty();
        assertThat(suggestion.choices()).isNotEmpty();
    }

    @Test
    void aFoldOpensAndTellsHowManyAreLeft() {
        model.find("bad");
        assertThat(model.mode().get()).isEqualTo(Mode.BLAST);
        var fold = view().shown().nodes().stream()
                .filter(node -> node.fold().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(fold.fold().orElseThrow().more()).isEqualTo(15);
        model.activate(fold.id());
        assertThat(view().shown()
                        .node(fold.id())
                        .orElseThrow()
                        .fold()
                        .orElseThrow()
                        .more())
                .isEqualTo(3);
    }

    @Test
    void isolatingShowsItsEffectAndIsRecordedWithItsReason() throws IOException {
        model.visit(new Visit.Answer(claim("a"), true));
        var draft = model.isolating().get().orElseThrow();
        assertThat(draft.effect().orElseThrow().isolated()).isEqualTo(21);
        model.confirm(draft.subject().scope().orElseThrow(), "served another model");
        assertThat(model.isolating().get()).isEmpty();
        assertThat(audit.attribution().isolations())
                .singleElement()
                .satisfies(row -> assertThat(row.isolation().evidence()).containsExactly(claim("a")));
        assertThat(view().shown().node(BAD).orElseThrow().isolated()).isTrue();
        model.lift(audit.attribution().isolations().getFirst(), "another build");
        assertThat(view().shown().node(BAD).orElseThrow().isolated()).isFalse();
    }

    @Test
    void anIsolationCanBeNarrowedToTheKeyOfTheAnswerAtHand() throws IOException {
        model.visit(new Visit.Answer(claim("a"), true));
        var key = model.isolating().get().orElseThrow().choices().getFirst();
        assertThat(key.id().kind()).isEqualTo(NodeKind.KEY);
        assertThat(key.own()).isTrue();
        assertThat(key.claims()).isEqualTo(21);
        assertThat(key.words()).endsWith("21 answers, of this one too");
        var scope = Scope.party(NodeKind.OPERATOR, "bad")
                .withKey(Optional.of(Digest.ofSha256(key.id().key())));
        model.preview(scope);
        assertThat(model.isolating().get().orElseThrow().effect().orElseThrow().isolated())
                .isEqualTo(21);
        model.preview(scope.withBuild(Optional.of("00".repeat(32))));
        assertThat(model.isolating().get().orElseThrow().effect().orElseThrow().isolated())
                .as("of a build that the case does not know")
                .isZero();
        assertThat(model.isolating().get().orElseThrow().choices()).contains(key);
    }

    @Test
    void whatAnotherPlaceNamesIsShownWithWhatItTouches() {
        model.visit(new Visit.Touched(Scope.party(NodeKind.OPERATOR, "bad")));
        assertThat(model.mode().get()).isEqualTo(Mode.BLAST);
        assertThat(view().shown().focus()).isEqualTo(BAD);
    }

    @Test
    void whatIsNotThereIsSaid() {
        model.find("nobody at all");
        assertThat(contexts.context().notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.what()).contains("nobody at all"));
    }
}
