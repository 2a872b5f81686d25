package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.FoundWrong;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is to be isolated, why, and what that touches: the effect stands there before anything is recorded. */
final class IsolateForm extends VBox {
    private final AttributionViewModel model;
    private final Label title = new Label();
    private final ScopeChoices choices = new ScopeChoices(this::preview);
    private final TextArea reason = new TextArea();
    private final EffectView effect = new EffectView();
    private final Button confirm;
    private final Label refusal = new Label();
    private final Label suggested = new Label();
    private Scope whole = Scope.NOTHING;
    /** True from when the form was filled in by what was found wrong: what is chosen after that stays. */
    private boolean filled;

    IsolateForm(AttributionViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        setId("isolate-form");
        title.getStyleClass().add("subject");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        reason.setId("isolate-reason");
        reason.setPromptText(Messages.get("attribution.isolate.reason.prompt"));
        reason.setAccessibleText(Messages.get("attribution.isolate.reason"));
        reason.setWrapText(true);
        reason.setPrefRowCount(4);
        reason.getStyleClass().add("reason");
        confirm = Buttons.grave(Messages.get("attribution.isolate.confirm"), Icons.ISOLATE, this::confirmed);
        confirm.setId("isolate-confirm");
        refusal.getStyleClass().add("caption");
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        reason.textProperty().subscribe(text -> check());
        getChildren().addAll(scrolling(), footer());
        model.isolating().subscribe(draft -> draft.ifPresentOrElse(this::show, () -> whole = Scope.NOTHING));
    }

    private Node scrolling() {
        var about = new Label(Messages.get("attribution.isolate.about"));
        about.getStyleClass().addAll("second", "prose");
        about.setMinHeight(Region.USE_PREF_SIZE);
        suggested.setId("isolate-suggested");
        suggested.getStyleClass().addAll("second", "plain", "prose");
        suggested.setMinHeight(Region.USE_PREF_SIZE);
        var why = new Label(Messages.get("attribution.isolate.reason"));
        why.getStyleClass().add("panel-title");
        var top = new VBox(10, title, about, suggested, choices, why, reason);
        top.setPadding(new Insets(12));
        var all = new VBox(top, effect);
        effect.getStyleClass().add("ruled-top");
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node footer() {
        var buttons = new HBox(8, confirm, Buttons.secondary(Messages.get("action.cancel"), model::cancelIsolation));
        var footer = new VBox(6, refusal, buttons);
        footer.setPadding(new Insets(8, 12, 8, 12));
        footer.getStyleClass().add("ruled-top");
        return footer;
    }

    private void show(AttributionViewModel.Draft draft) {
        var scope = draft.subject().scope().orElse(Scope.NOTHING);
        if (!scope.equals(whole)) {
            whole = scope;
            title.setText(Messages.get("attribution.isolate.title", scope.words()));
            reason.clear();
            choices.reset(scope);
            suggested.setText(Messages.get("attribution.isolate.reading"));
            filled = false;
            check();
        }
        choices.offer(draft.choices());
        draft.suggestion().filter(known -> !filled).ifPresent(known -> suggest(known.wrong()));
        // What is filled in asks for its own effect, which may be here already: that of the draft at hand would be of
        // another scope.
        model.isolating()
                .get()
                .flatMap(AttributionViewModel.Draft::effect)
                .ifPresent(touched -> effect.show(
                        Messages.get("attribution.effect.title", scope().words()),
                        Messages.get("attribution.effect.about"),
                        touched));
    }

    private void suggest(Optional<FoundWrong> found) {
        filled = true;
        suggested.setText(found.map(IsolateForm::words).orElseGet(() -> Messages.get("attribution.isolate.noneWrong")));
        found.ifPresent(choices::suggest);
    }

    private static String words(FoundWrong wrong) {
        return Messages.get(
                wrong.builds().size() == 1 ? "attribution.isolate.suggested.build" : "attribution.isolate.suggested",
                wrong.answers(),
                Figures.day(wrong.first()),
                Figures.day(wrong.last()));
    }

    private Scope scope() {
        return choices.of(whole);
    }

    private void preview() {
        check();
        if (!whole.namesNothing()) {
            model.preview(scope());
        }
    }

    private void check() {
        String why = "";
        if (reason.getText().isBlank()) {
            why = Messages.get("attribution.isolate.needsReason");
        } else {
            why = choices.missing();
        }
        refusal.setText(why);
        refusal.setVisible(!why.isEmpty());
        refusal.setManaged(!why.isEmpty());
        confirm.setDisable(!why.isEmpty());
    }

    private void confirmed() {
        model.confirm(scope(), reason.getText());
    }
}
