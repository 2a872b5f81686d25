package dev.reckoner.ui.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedReputation;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.shell.Contexts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReputationViewModelTest {
    private final InventedCase invented = new InventedCase();
    private final ReputationViewModel model = new ReputationViewModel(new Contexts(invented).context());

    @BeforeEach
    void show() {
        model.shown();
    }

    private View view() {
        return model.view().get().orElseThrow();
    }

    private ReputationViewModel.Lines lines() {
        return model.lines().get().orElseThrow();
    }

    @Test
    void whoeverHasTheMostAgainstItStandsFirst() {
        assertThat(view().chosen())
                .containsExactly(InventedReputation.BAD, InventedReputation.GOOD, InventedReputation.THIN);
    }

    @Test
    void theFirstFindingIsLookedAt() {
        var detail = model.detail().get().orElseThrow();
        assertThat(detail.event())
                .isInstanceOfSatisfying(
                        SubjectEvent.Audited.class,
                        audited -> assertThat(audited.day().isFinding()).isTrue());
        assertThat(detail.rests())
                .hasSize(4)
                .first()
                .satisfies(rest -> assertThat(rest.weight()).isEqualTo(5));
    }

    @Test
    void aLineEndsWhereTheStandingOfTodayIs() {
        var record = view().records().getFirst();
        assertThat(lines().chosen().getFirst().last().expectation())
                .isEqualTo(record.at(view().at()).expectation());
    }

    @Test
    void whereThereIsNotEnoughEvidenceThereIsNoLine() {
        assertThat(lines().chosen().getLast().stretches(true)).isEmpty();
    }

    @Test
    void whileTheHalfLifeIsDraggedTheLinesFollowAtOnceAndTheRestWhenItIsLetGo() {
        var before = view();
        model.dragging().set(true);
        model.halfLife().set(Duration.ofDays(5));
        // 27 good verdicts and 15 of weight against it, each by its age in half-lives of five days.
        assertThat(lines().chosen().getFirst().last().expectation()).isCloseTo(0.718630, within(1e-6));
        assertThat(view()).isSameAs(before);
        model.dragging().set(false);
        assertThat(view().records().getFirst().at(view().at()).expectation())
                .isCloseTo(lines().chosen().getFirst().last().expectation(), within(1e-9));
    }

    @Test
    void theTimeBasisMovesTheFallToWhenTheAnswersWereMade() {
        assertThat(Window.of(view().events(), view().at()))
                .hasSize(1)
                .first()
                .satisfies(window -> assertThat(Duration.between(window.from(), window.until()))
                        .as("until they were found")
                        .isGreaterThan(Duration.ofDays(3)));
        model.basis().set(TimeBasis.MADE);
        assertThat(Window.of(view().events(), view().at()))
                .hasSize(1)
                .first()
                .satisfies(window -> assertThat(Duration.between(window.from(), window.until()))
                        .as("from the first to the last of them")
                        .isEqualTo(Duration.ofDays(2)));
    }

    @Test
    void aSubjectIsTakenAwayAndAddedAgainInTheFreeColour() {
        model.toggle(InventedReputation.GOOD);
        assertThat(view().chosen()).doesNotContain(InventedReputation.GOOD);
        assertThat(model.slot(InventedReputation.GOOD)).isEmpty();
        model.toggle(InventedReputation.GOOD);
        assertThat(view().chosen()).last().isEqualTo(InventedReputation.GOOD);
        assertThat(model.slot(InventedReputation.GOOD)).contains(Slot.SECOND);
    }

    @Test
    void theLastSubjectStays() {
        model.toggle(InventedReputation.GOOD);
        model.toggle(InventedReputation.THIN);
        model.toggle(InventedReputation.BAD);
        assertThat(view().chosen()).containsExactly(InventedReputation.BAD);
    }

    @Test
    void whoLeadsHasItsEventsTold() {
        model.lead(InventedReputation.GOOD);
        assertThat(view().chosen()).first().isEqualTo(InventedReputation.GOOD);
        assertThat(view().events()).hasSize(30);
        assertThat(model.detail().get().orElseThrow().number()).isEqualTo(29);
    }

    @Test
    void aMarkOfSeveralEventsLeadsFromOneToTheNext() {
        model.select(3);
        model.selectNext(java.util.List.of(2, 3, 4));
        assertThat(model.detail().get().map(Detail::number)).isEqualTo(Optional.of(4));
        model.selectNext(java.util.List.of(2, 3, 4));
        assertThat(model.detail().get().map(Detail::number)).isEqualTo(Optional.of(2));
    }

    @Test
    void whatDiffersFromTheLedgerCanBeRecorded() {
        assertThat(model.differs()).isFalse();
        model.halfLife().set(Duration.ofDays(60));
        assertThat(model.differs()).isTrue();
        model.record();
        assertThat(invented.reputation().recorded())
                .singleElement()
                .satisfies(parameters -> assertThat(parameters.halfLife()).isEqualTo(Duration.ofDays(60)));
    }

    @Test
    void lessTimeIsShownInAsManyPoints() {
        var whole = view().whole();
        model.span().set(Optional.of(whole.part(0.4, 0.6)));
        var points = lines().chosen().getFirst().points();
        assertThat(points).hasSizeGreaterThanOrEqualTo(240);
        assertThat(points.getFirst().at()).isEqualTo(whole.at(0.4));
        assertThat(points.getLast().at()).isEqualTo(whole.at(0.6));
    }

    @Test
    void anotherKindHasItsOwnSubjects() {
        model.kind().set(SubjectKind.MODEL);
        assertThat(view().chosen()).extracting(id -> id.name()).containsExactly("MiniLM-L6-v2 fp32");
        model.kind().set(SubjectKind.BUILD);
        assertThat(view().chosen()).isEmpty();
        assertThat(model.detail().get()).isEmpty();
    }
}
