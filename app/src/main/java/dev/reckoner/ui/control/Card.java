package dev.reckoner.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A panel with a title, something beside the title, tools at the right, and content that takes the rest. */
public final class Card extends VBox {
    private final Label title = new Label();
    private final HBox beside = new HBox(8);
    private final HBox tools = new HBox(8);
    private final HBox header;

    /** A card with a header. */
    public Card(String text) {
        getStyleClass().add("card");
        title.setText(text);
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        beside.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        tools.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        header = new HBox(title, beside, gap, tools);
        header.getStyleClass().add("card-header");
        getChildren().add(header);
    }

    /** A card without a header. */
    public static Card plain() {
        var card = new Card("");
        card.getChildren().remove(card.header);
        return card;
    }

    /** Draws a hairline under the header. */
    public Card ruled() {
        getStyleClass().add("ruled");
        return this;
    }

    /** Sets the content below the header; it grows with the card. */
    public Card content(Node... nodes) {
        getChildren().setAll(getChildren().contains(header) ? java.util.List.of(header) : java.util.List.of());
        getChildren().addAll(nodes);
        for (Node node : nodes) {
            if (nodes.length == 1) {
                VBox.setVgrow(node, Priority.ALWAYS);
            }
        }
        return this;
    }

    /** Puts nodes at the right of the header. */
    public Card tools(Node... nodes) {
        tools.getChildren().setAll(nodes);
        return this;
    }

    /** Puts a node before the title, such as the way back. */
    public Card before(Node node) {
        header.getChildren().addFirst(node);
        return this;
    }

    /** Puts nodes after the title. */
    public Card beside(Node... nodes) {
        beside.getChildren().setAll(nodes);
        return this;
    }

    /** The title. */
    public StringProperty titleProperty() {
        return title.textProperty();
    }
}
