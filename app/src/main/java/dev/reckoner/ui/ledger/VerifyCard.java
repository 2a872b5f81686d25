package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What verifying came to: the sentence, what failed first and what to do, then a line for each thing that was looked at. */
final class VerifyCard extends StackPane {
    private final Verifying model;
    private final ReadOnlyObjectProperty<LedgerHeads> heads;
    private final VerifyActions actions;
    private final VBox head = new VBox(4);
    private final VBox body = new VBox();

    VerifyCard(Verifying model, ReadOnlyObjectProperty<LedgerHeads> heads, VerifyActions actions) {
        this.model = model;
        this.heads = heads;
        this.actions = actions;
        setId("ledger-result");
        head.setPadding(new Insets(10, 12, 10, 12));
        head.getStyleClass().addAll("ruled-bottom", "result-head");
        var scrolling = new ScrollPane(body);
        scrolling.setFitToWidth(true);
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolling.setMinHeight(0);
        VBox.setVgrow(scrolling, Priority.ALWAYS);
        getChildren().add(Card.plain().content(new VBox(head, scrolling)));
        setMinHeight(120);
        model.state().subscribe(state -> show());
        model.busy().subscribe(busy -> show());
        heads.subscribe(known -> show());
    }

    private void show() {
        head.getStyleClass().remove("contraindicated");
        body.getChildren().clear();
        if (model.busy().get()) {
            showBusy();
        } else {
            showResult(model.state().get());
        }
    }

    private void showBusy() {
        var bar = new ProgressBar();
        bar.setPrefHeight(4);
        bar.setMaxHeight(4);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progress().map(Job.Progress::share));
        var count = Words.label("", "second");
        count.textProperty().bind(model.progress().map(Verifying::count));
        var stop = Buttons.link(Messages.get("ledger.verify.stop"), model::stop);
        stop.getStyleClass().addAll("flush", "second");
        head.getChildren()
                .setAll(
                        title(Icons.RUNNING.icon("icon-20"), Messages.get("ledger.verifying")),
                        bar,
                        new HBox(8, count, Words.gap(), stop));
    }

    private void showResult(LedgerState state) {
        Tier tier = VerifyWords.tier(state);
        var icon = TierIcon.of(tier);
        icon.getStyleClass().add("icon-20");
        head.getChildren()
                .setAll(
                        title(icon, VerifyWords.sentence(state)),
                        Words.label(VerifyWords.about(state), "second", "prose"));
        if (tier == Tier.CONTRAINDICATED) {
            head.getStyleClass().add("contraindicated");
        }
        state.verification().ifPresentOrElse(done -> showParts(state, done), () -> conflicts(state));
    }

    private static HBox title(Node icon, String sentence) {
        var first = new HBox(8, icon, Words.label(sentence, "subject", "prose"));
        first.setAlignment(Pos.CENTER_LEFT);
        return first;
    }

    /** Heads that did not fit are known from opening on. */
    private void conflicts(LedgerState state) {
        state.failures().forEach(failure -> body.getChildren().add(Words.padded(failure, "second", "plain", "prose")));
        if (!state.failures().isEmpty()) {
            body.getChildren()
                    .addAll(
                            Words.padded(Messages.get("ledger.conflict.verify"), "second", "plain", "prose"),
                            CauseView.ofConflict(actions));
        }
    }

    private void showParts(LedgerState state, LedgerState.Verified done) {
        List<Cause> causes = VerifyWords.causes(state);
        done.against().ifPresent(against -> {
            var words = new VBox(
                    4,
                    Words.label(VerifyWords.against(against), "second", "plain", "prose"),
                    Words.label(VerifyWords.owner(heads.get(), state.entries()), "second", "prose"));
            words.setPadding(new Insets(8, 12, 8, 12));
            words.getStyleClass().add("ruled-bottom");
            body.getChildren().add(words);
        });
        done.notes().forEach(note -> body.getChildren().add(Words.padded(note.toString(), "second", "plain", "prose")));
        for (int i = 0; i < causes.size(); i++) {
            body.getChildren().add(new CauseView(causes.get(i), state, i > 0, actions));
        }
        PartRow.Whole whole = whole(causes);
        done.parts().stream()
                .sorted(Comparator.comparing(part -> failures(part, done) == 0))
                .map(part -> new PartRow(part, failures(part, done), whole))
                .forEach(body.getChildren()::add);
    }

    private static PartRow.Whole whole(List<Cause> causes) {
        if (causes.isEmpty()) {
            return PartRow.Whole.INTACT;
        }
        return causes.getFirst().kind() == Cause.Kind.ENTRIES ? PartRow.Whole.ENTRIES_CHANGED : PartRow.Whole.DAMAGED;
    }

    private static int failures(CheckedPart part, LedgerState.Verified done) {
        return (int) done.found().stream()
                .filter(failure -> failure.part() == part.part())
                .count();
    }
}
