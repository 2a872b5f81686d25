package dev.reckoner.ui.policies;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.file.PolicyProblem;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The text of the chosen policy, with its state above and what its line does below. */
final class EditorCard extends VBox {
    private final PoliciesViewModel model;
    private final Card card = new Card("").ruled();
    private final Label version = new Label();
    private final Label state = new Label();
    private final FontIcon stateIcon = new FontIcon(Icons.AFFIRMING.literal());
    private final Button adopt;
    private final Button raise = new Button();
    private final Label message = new Label();

    EditorCard(PoliciesViewModel model) {
        this.model = model;
        version.getStyleClass().add("chip");
        version.setMinWidth(0);
        version.textTruncatedProperty().subscribe(cut -> version.setOpacity(cut ? 0 : 1));
        state.getStyleClass().add("chip");
        state.setId("policy-state");
        stateIcon.getStyleClass().add("icon-12");
        state.setGraphic(stateIcon);
        state.setMinWidth(Region.USE_PREF_SIZE);
        adopt = Buttons.secondary(Messages.get("policies.adopt"), () -> model.adopt(true));
        adopt.setId("policy-adopt");
        adopt.getStyleClass().add("small");
        adopt.setTooltip(new Tooltip(Messages.get("policies.adopt.about")));
        raise.setId("policy-next-version");
        raise.getStyleClass().add("small");
        raise.setMinWidth(Region.USE_PREF_SIZE);
        raise.setTooltip(new Tooltip(Messages.get("policies.raise.about")));
        raise.setOnAction(event -> model.raiseVersion());
        var editor = new CodeEditor(model);
        VBox.setVgrow(editor, Priority.ALWAYS);
        card.beside(version).tools(state, raise, adopt).content(editor);
        card.getChildren().add(footer());
        card.setMinWidth(0);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        setMinSize(0, 0);
        model.chosen().subscribe(item -> show());
        model.reading().subscribe(reading -> show());
        model.line().subscribe(line -> say());
        model.played().subscribe(played -> say());
    }

    private HBox footer() {
        message.getStyleClass().addAll("second", "plain");
        message.setId("policy-message");
        message.setMinWidth(0);
        HBox.setHgrow(message, Priority.ALWAYS);
        message.setMaxWidth(Double.MAX_VALUE);
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        var completes = new Label(Messages.get("policies.editor.completes"));
        completes.getStyleClass().add("second");
        completes.setMinWidth(Region.USE_PREF_SIZE);
        var key = new KeyHint("Ctrl+Space");
        // What is wrong is not to be cut short.
        for (var hint : List.of(key, completes)) {
            hint.visibleProperty().bind(message.graphicProperty().isNull());
            hint.managedProperty().bind(hint.visibleProperty());
        }
        var footer = new HBox(8, message, key, completes);
        footer.getStyleClass().addAll("code-footer", "ruled-top");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void show() {
        var item = model.chosen().get();
        card.titleProperty().set(item.map(PolicyItem::name).orElse("") + ".yaml");
        var policy = model.reading().get().policy();
        version.setText(policy.map(known -> Messages.get("policies.version", known.version()))
                .orElse(Messages.get("policies.version.unread")));
        int problems = model.reading().get().problems().size();
        state.setText(problems == 0 ? Messages.get("policies.valid") : Messages.get("policies.problems", problems));
        stateIcon.setIconLiteral((problems == 0 ? Icons.AFFIRMING : Icons.CONTRAINDICATED).literal());
        var tier = problems == 0 ? Tier.AFFIRMING : Tier.CONTRAINDICATED;
        TierLook.restyle(state, tier);
        TierLook.restyle(stateIcon, tier);
        boolean inForce = item.filter(it -> it.isInForce(model.text().get())).isPresent();
        var next = model.nextVersion();
        next.ifPresent(number -> raise.setText(Messages.get("policies.raise", number)));
        raise.setVisible(next.isPresent());
        raise.setManaged(next.isPresent());
        adopt.setDisable(problems > 0 || next.isPresent());
        adopt.setVisible(!inForce);
        adopt.setManaged(!inForce);
        say();
    }

    /** What is wrong with the line, else with the file, else what the line does. */
    private void say() {
        var problem = problem();
        message.setText(problem.map(this::words).orElseGet(this::ofLine));
        message.setGraphic(problem.map(any -> Icons.CONTRAINDICATED.icon("contraindicated"))
                .orElse(null));
    }

    private Optional<PolicyProblem> problem() {
        List<PolicyProblem> all = model.reading().get().problems();
        return all.stream()
                .filter(each -> each.line() == model.line().get())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private String words(PolicyProblem problem) {
        return Messages.get("policies.problem", problem.line(), problem.sentence(), problem.whatToDo());
    }

    private String ofLine() {
        return model.playedChosen()
                .map(played -> new LineRules(model.text().get(), played.row())
                        .sentence(model.line().get()))
                .orElse("");
    }
}
