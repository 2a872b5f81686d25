package dev.reckoner.ui.control;

import dev.reckoner.ui.look.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What stands where there is nothing yet: what is missing and what to do, with at most two buttons. */
public final class EmptyState extends VBox {
    /** An empty state. */
    public EmptyState(Icons icon, String missing, String next, Button... buttons) {
        getStyleClass().add("empty-state");
        var title = new Label(missing);
        title.getStyleClass().add("name");
        var advice = new Label(next);
        advice.getStyleClass().addAll("body-2", "prose");
        advice.setTextAlignment(TextAlignment.CENTER);
        advice.setAlignment(Pos.CENTER);
        advice.setMaxWidth(420);
        getChildren().addAll(icon.icon("icon-24"), title, advice);
        if (buttons.length > 0) {
            var row = new HBox(8, buttons);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
