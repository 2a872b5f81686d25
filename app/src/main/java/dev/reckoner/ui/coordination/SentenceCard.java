package dev.reckoner.ui.coordination;

import dev.reckoner.ui.control.Card;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What comes out, in words, before any picture. */
final class SentenceCard extends VBox {
    private final Label sentence = new Label();
    private final Label second = new Label();

    SentenceCard(String id) {
        sentence.setId(id);
        sentence.getStyleClass().addAll("subject", "prose");
        sentence.setMinHeight(USE_PREF_SIZE);
        second.setId(id + "-second");
        second.getStyleClass().addAll("body-2", "prose");
        second.setMinHeight(USE_PREF_SIZE);
        var both = new VBox(4, sentence, second);
        both.setPadding(new Insets(12));
        getChildren().add(Card.plain().content(both));
        setMinHeight(USE_PREF_SIZE);
    }

    void say(String first, String then) {
        sentence.setText(first);
        second.setText(then.strip());
    }
}
