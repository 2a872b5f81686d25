package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.Outcome;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import java.util.HashSet;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The claims that an event rests on, each with how much it weighs; a press opens it. */
final class RestList extends VBox {
    private final ReputationViewModel model;

    RestList(ReputationViewModel model) {
        this.model = model;
    }

    void show(Detail detail) {
        getChildren().clear();
        if (detail.rests().isEmpty()) {
            return;
        }
        getChildren().add(header());
        detail.rests().stream().map(this::line).forEach(getChildren()::add);
        if (detail.more() > 0) {
            var more = Buttons.link(
                    Messages.get("reputation.inspector.more", detail.more()),
                    () -> model.context()
                            .navigator()
                            .showClaims(
                                    ClaimFilter.only(Mark.of(detail.event()).words(), new HashSet<>(detail.claims()))));
            var line = new HBox(more);
            line.setPadding(new Insets(0, 8, 0, 8));
            line.getStyleClass().add("ruled-bottom");
            getChildren().add(line);
        }
    }

    private static Node header() {
        var title = new Label(Messages.get("reputation.inspector.rests"));
        title.getStyleClass().add("panel-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var weight = new Label(Messages.get("reputation.inspector.weight"));
        weight.getStyleClass().add("second");
        var header = new HBox(title, gap, weight);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setPadding(new Insets(8, 12, 8, 12));
        header.getStyleClass().add("ruled-bottom");
        return header;
    }

    private Button line(Detail.Rest rest) {
        var label = new Label(rest.label());
        label.getStyleClass().add("mono");
        label.setMinWidth(60);
        label.setMaxWidth(130);
        label.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        var words = new Label(rest.words());
        words.getStyleClass().add("second");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var weight = new Label(rest.outcome() == Outcome.UNDECIDED ? Shares.weight(0) : Shares.weight(rest.weight()));
        weight.getStyleClass().add("mono");
        weight.setMinWidth(Region.USE_PREF_SIZE);
        var content = new HBox(8, icon(rest.outcome()), label, words, weight, Icons.EXPAND.icon());
        content.setAlignment(Pos.CENTER_LEFT);
        content.setPadding(new Insets(0, 12, 0, 12));
        return button(content, rest);
    }

    private Button button(HBox content, Detail.Rest rest) {
        var line = new Button();
        line.setGraphic(content);
        line.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        line.getStyleClass().addAll("quiet", "line");
        line.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(line.widthProperty());
        line.setAccessibleText(rest.label() + ", " + rest.words());
        line.setOnAction(event -> model.context().navigator().showClaims(ClaimFilter.claim(rest.claim())));
        return line;
    }

    private static Node icon(Outcome outcome) {
        return switch (outcome) {
            case GOOD -> Icons.AFFIRMING.icon("affirming");
            case BAD -> Icons.CONTRAINDICATED.icon("contraindicated");
            case UNDECIDED -> Icons.NONE.icon("none");
        };
    }
}
