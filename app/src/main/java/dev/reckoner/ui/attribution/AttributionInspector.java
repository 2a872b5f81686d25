package dev.reckoner.ui.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Liability;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is known of the node that is selected. */
final class AttributionInspector extends StackPane {
    private final AttributionViewModel model;
    private final VBox card = new VBox();
    private final IsolateForm form;
    private final Label title = new Label();
    private final Label second = new Label();
    private final TierLabel tier = TierLabel.chip(Tier.NONE);
    private final VBox isolations = new VBox(6);
    private final LiabilityView liability = new LiabilityView();
    private final VBox evidence = new VBox();
    private final EffectView effect = new EffectView();
    private final TabPane tabs = new TabPane();
    private final Tab liabilityTab = tab("liability", liability);
    private final Tab evidenceTab = tab("evidence", scrolling(evidence));
    private final TiesView ties = new TiesView();
    private final Tab tiesTab = tab("ties", scrolling(ties));
    private final Tab effectTab = tab("effect", scrolling(effect));
    private final Button copy;
    private final Button open;

    AttributionInspector(AttributionViewModel model) {
        this.model = model;
        form = new IsolateForm(model);
        copy = Buttons.secondary(Messages.get("attribution.copy"), Icons.COPY, this::copyStatement);
        open = Buttons.secondary(Messages.get("attribution.open"), Icons.TABLE_TWIN, this::openClaims);
        card.getStyleClass().add("card");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(card, form);
        model.subject().subscribe(this::show);
        model.isolating().subscribe(draft -> {
            form.setVisible(draft.isPresent());
            card.setVisible(draft.isEmpty());
        });
    }

    private static Tab tab(String key, Node content) {
        var tab = new Tab(Messages.get("attribution.tab." + key), content);
        tab.setId("tab-" + key);
        return tab;
    }

    private static ScrollPane scrolling(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void show(Optional<Subject> subject) {
        if (subject.isEmpty()) {
            var nothing = new EmptyState(
                    Icons.OPERATOR, Messages.get("attribution.none"), Messages.get("attribution.none.next"));
            VBox.setVgrow(nothing, Priority.ALWAYS);
            card.getChildren().setAll(nothing);
            return;
        }
        var chosen = subject.get();
        card.getChildren().setAll(head(chosen), tabs, footer(chosen));
        var wanted = new ArrayList<Tab>();
        chosen.liability().ifPresent(said -> {
            liability.show(said);
            wanted.add(liabilityTab);
        });
        chosen.file().ifPresent(file -> {
            showEvidence(file.findings());
            wanted.add(evidenceTab);
        });
        chosen.effect().ifPresent(touched -> {
            effect.show(
                    Messages.get(
                            "attribution.effect.title",
                            chosen.scope().map(scope -> scope.words()).orElse("")),
                    Messages.get("attribution.effect.about"),
                    touched);
            wanted.add(effectTab);
        });
        var links = model.view()
                .get()
                .map(view -> TiesView.of(view.lit(), chosen.id()))
                .orElse(List.of());
        if (wanted.isEmpty() && !links.isEmpty()) {
            ties.show(links);
            wanted.add(tiesTab);
        }
        if (!tabs.getTabs().equals(wanted)) {
            tabs.getTabs().setAll(wanted);
        }
    }

    private Node head(Subject chosen) {
        title.setText(chosen.title());
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.getStyleClass().setAll("label", "subject");
        second.setText(chosen.second());
        second.getStyleClass().setAll("label", "second");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(8, title, gap);
        line.setAlignment(Pos.CENTER_LEFT);
        chosen.tier().ifPresent(known -> {
            tier.show(known);
            tier.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(tier);
        });
        isolations
                .getChildren()
                .setAll(chosen.isolations().stream().map(this::isolation).toList());
        var head = new VBox(4, line, second, isolations);
        head.setPadding(new Insets(12));
        return head;
    }

    private Node isolation(IsolationRow row) {
        var isolated = act(
                row.inForce() ? Icons.ISOLATE.icon("contraindicated") : Icons.ISOLATE.icon(), IsolationWords.of(row));
        return row.lift()
                .<Node>map(lift -> new VBox(6, isolated, act(Icons.ISOLATION_LIFTED.icon(), IsolationWords.of(lift))))
                .orElseGet(() -> new VBox(6, isolated, lifting(row)));
    }

    private static Label act(FontIcon icon, String text) {
        var words = new Label(text, icon);
        words.setContentDisplay(ContentDisplay.LEFT);
        words.setAlignment(Pos.TOP_LEFT);
        words.getStyleClass().addAll("second", "plain", "prose");
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private Node lifting(IsolationRow row) {
        var reason = new TextField();
        reason.setPromptText(Messages.get("attribution.lift.reason"));
        reason.setAccessibleText(Messages.get("attribution.lift.reason"));
        reason.getStyleClass().add("small");
        HBox.setHgrow(reason, Priority.ALWAYS);
        var lift = Buttons.secondary(
                Messages.get("attribution.lift"), Icons.ISOLATION_LIFTED, () -> model.lift(row, reason.getText()));
        lift.getStyleClass().add("small");
        lift.setMinWidth(Region.USE_PREF_SIZE);
        lift.disableProperty().bind(reason.textProperty().map(String::isBlank));
        return new HBox(8, reason, lift);
    }

    private void showEvidence(List<Finding> findings) {
        evidence.getChildren().setAll(findings.stream().map(this::finding).toList());
    }

    private Node finding(Finding finding) {
        var mark = new TierLabel(finding.tier());
        mark.setMinWidth(Region.USE_PREF_SIZE);
        var sentence = new Label(finding.sentence());
        sentence.getStyleClass().addAll("second", "plain", "prose");
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var code = new Label(finding.code());
        code.getStyleClass().add("code");
        var lines = new VBox(2, new HBox(8, sentence, mark), code);
        lines.setPadding(new Insets(8, 12, 8, 12));
        lines.getStyleClass().add("ruled-bottom");
        return lines;
    }

    private Node footer(Subject chosen) {
        var footer = new HBox(8);
        chosen.liability().ifPresent(said -> footer.getChildren().add(copy));
        if (chosen.file().isPresent() || chosen.scope().isPresent()) {
            footer.getChildren().add(open);
        }
        footer.setVisible(!footer.getChildren().isEmpty());
        footer.setManaged(footer.isVisible());
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void copyStatement() {
        model.subject().get().flatMap(Subject::liability).map(Liability::text).ifPresent(Clips::copy);
    }

    /** The claim that is selected, or the claims that name the party. */
    private void openClaims() {
        model.subject()
                .get()
                .map(chosen -> chosen.file()
                        .map(file -> ClaimFilter.claim(file.claim().id()))
                        .orElseGet(() -> ClaimFilter.text(chosen.title())))
                .ifPresent(model.context().navigator()::showClaims);
    }
}
