package dev.reckoner.ui.policies;

import dev.reckoner.policy.PolicyDiff;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What differs between two versions: a line with a plus for what is new, one with a minus for what is gone. */
final class DiffView extends VBox {
    private static final double HIGHEST = 300;

    private final Label title = new Label();
    private final VBox lines = new VBox(6);

    DiffView(PoliciesViewModel model) {
        setId("policy-diff");
        getStyleClass().add("policy-diff");
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(0);
        // Its lines know their height only once they are as wide as they will be.
        lines.heightProperty().subscribe(height -> scroll.setPrefHeight(Math.min(HIGHEST, height.doubleValue() + 4)));
        getChildren().addAll(title, scroll);
        model.comparison().subscribe(this::show);
    }

    private void show(Optional<Comparison> comparison) {
        setVisible(comparison.isPresent());
        setManaged(comparison.isPresent());
        comparison.ifPresent(this::show);
    }

    private void show(Comparison comparison) {
        title.setText(comparison.title());
        lines.getChildren().clear();
        if (comparison.changes().isEmpty()) {
            lines.getChildren().add(second(Messages.get("policies.diff.same")));
        }
        comparison.changes().forEach(change -> lines.getChildren().add(line(change)));
    }

    private static Node line(PolicyDiff.Change change) {
        boolean added = change.kind() == PolicyDiff.Kind.ADDED;
        var sign = new Label(added ? "+" : "−");
        sign.getStyleClass().addAll("mono", "diff-sign", added ? "added" : "removed");
        sign.setMinWidth(10);
        var words = second(change.words());
        words.setAccessibleText(Messages.get(added ? "policies.diff.added" : "policies.diff.removed", change.words()));
        var line = new HBox(8, sign, words);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label second(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("second", "plain");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
