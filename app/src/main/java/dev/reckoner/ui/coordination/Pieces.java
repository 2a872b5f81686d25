package dev.reckoner.ui.coordination;

import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What Coordination and Witnesses, and their inspectors, are put together from. */
final class Pieces {
    private Pieces() {}

    /** Cards that are scrolled; in their place, where they cannot be read, why. */
    static StackPane page(VBox cards, String key, ReadOnlyStringProperty failure) {
        var scroll = scrolled(cards);
        var failed = Card.plain();
        failed.visibleProperty().bind(failure.isNotEmpty());
        failure.subscribe(why -> failed.content(new EmptyState(Icons.WARNING, Messages.get(key), why)));
        scroll.visibleProperty().bind(failed.visibleProperty().not());
        return new StackPane(scroll, failed);
    }

    /** Where nothing is chosen yet. */
    static Node nothing(Icons icon, String key) {
        var nothing = new EmptyState(icon, Messages.get(key), Messages.get(key + ".next"));
        VBox.setVgrow(nothing, Priority.ALWAYS);
        return nothing;
    }

    static ScrollPane scrolled(VBox body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    static Label second(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("second", "prose");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Node padded(Node node) {
        var line = new HBox(node);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(6, 12, 6, 12));
        return line;
    }

    /** The heading of a section, with what stands at its right. */
    static Node section(String key, Node... right) {
        var title = new Label(Messages.get(key));
        title.getStyleClass().add("panel-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(title, gap);
        line.getChildren().addAll(right);
        line.setPadding(new Insets(8, 12, 8, 12));
        line.getStyleClass().add("ruled-bottom");
        return line;
    }
}
