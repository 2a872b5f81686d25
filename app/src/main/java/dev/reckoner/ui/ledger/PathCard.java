package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.InclusionPath;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.InclusionTree;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.ledger.LedgerViewModel.Hashed;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The way from the entry to the root of the newest head, hashed when the entry was selected. */
final class PathCard extends StackPane {
    private final LedgerViewModel model;
    private final ChartCard card = new ChartCard(Messages.get("path.title"), 300, 140);
    private final TierLabel answer = TierLabel.chip(Tier.NONE);
    private final Label trouble = new Label();
    private final FlowPane legend = new FlowPane(14, 4);

    PathCard(LedgerViewModel model) {
        this.model = model;
        answer.setId("path-answer");
        answer.setMinWidth(Region.USE_PREF_SIZE);
        trouble.getStyleClass().addAll("body-2", "prose");
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.setPadding(new Insets(0, 12, 8, 12));
        trouble.managedProperty().bind(trouble.visibleProperty());
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        card.tools(answer).below(trouble).below(legend);
        fillLegend();
        getChildren().add(card);
        model.path().subscribe(hashed -> show());
        model.state().subscribe(state -> show());
    }

    private void show() {
        Hashed hashed = model.path().get();
        Optional<InclusionPath> path = hashed.path();
        PathAnswer said = PathAnswer.of(path, model.state().get());
        legend.setVisible(path.isPresent());
        legend.getStyleClass().remove("broken");
        if (path.filter(one -> one.damaged().isPresent()).isPresent()) {
            legend.getStyleClass().add("broken");
        }
        answer.show(said.tier());
        answer.setText(Messages.get(said.key()));
        answer.setAccessibleText(answer.getText());
        trouble.setText(path.map(PathCard::words).orElse(trouble(hashed.trouble())));
        card.show(
                path.map(one -> Messages.get("path.about", one.levels().size())).orElse(""),
                path.map(one -> (width, height) -> InclusionTree.of(one, width, height)));
    }

    private static String trouble(String why) {
        return why.isEmpty() ? "" : Messages.get("path.trouble", why);
    }

    /** Where it breaks; empty text where it does not. */
    private static String words(InclusionPath path) {
        if (path.included()) {
            return "";
        }
        if (path.damaged().isEmpty()) {
            return Messages.get("path.unsigned");
        }
        int level = path.damaged().getAsInt();
        return level == 0
                ? Messages.get("path.damaged.leaf", path.index())
                : Messages.get("path.damaged.level", level, path.levels().size());
    }

    /** Whatever the picture can draw; what differs is named only where something does. */
    private void fillLegend() {
        Node differs = key("path-node-differs", "path.legend.differs");
        differs.visibleProperty()
                .bind(model.path()
                        .map(hashed -> hashed.path()
                                .filter(path -> path.damaged().isPresent())
                                .isPresent()));
        differs.managedProperty().bind(differs.visibleProperty());
        legend.getChildren()
                .addAll(
                        key("path-line-computed", "path.legend.computed"),
                        key("path-line-folded", "path.legend.folded"),
                        key("path-line-given", "path.legend.given"),
                        differs);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setPadding(new Insets(6, 12, 6, 12));
        legend.setMinHeight(Region.USE_PREF_SIZE);
        legend.getStyleClass().addAll("ruled-top", "path-legend");
    }

    private static Node key(String style, String text) {
        var line = new Region();
        line.getStyleClass().add(style);
        line.setMinWidth(16);
        line.setMaxWidth(16);
        var label = new Label(Messages.get(text));
        label.getStyleClass().add("second");
        var key = new HBox(8, line, label);
        key.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(line, Priority.NEVER);
        return key;
    }
}
